"""Korean family names in hangul and in the Latin spellings that people use, so that 김 and Kim ask for the same people.

Of given names no such list can be made: 성 is Sung, Seong, Song. They are suggested by likeness and never resolved.
"""

from anyascii import anyascii

_SPELLINGS = {
    "강": "kang gang", "고": "ko koh go", "공": "kong gong", "곽": "kwak gwak", "구": "koo ku gu", "권": "kwon gwon",
    "길": "kil gil", "김": "kim gim", "나": "na nah ra", "남": "nam", "노": "noh roh no ro", "류": "ryu ryoo yoo",
    "문": "moon mun", "민": "min", "박": "park pak bak", "반": "ban", "방": "bang pang", "배": "bae pae",
    "백": "baek paik paek", "변": "byun byeon", "서": "seo suh so", "석": "seok suk", "선우": "sunwoo seonu",
    "성": "sung seong", "손": "son sohn", "송": "song", "신": "shin sin", "심": "shim sim", "안": "ahn an",
    "양": "yang", "여": "yeo yuh", "오": "oh o", "우": "woo wu u", "원": "won", "위": "wi", "유": "yoo yu ryu",
    "윤": "yoon yun", "이": "lee yi rhee ri i", "임": "lim im rim", "장": "jang chang", "전": "jeon chun jun",
    "정": "jung jeong chung cheong", "조": "cho jo", "주": "joo ju", "지": "ji chi", "진": "jin chin",
    "차": "cha", "채": "chae", "천": "chun cheon", "최": "choi choe", "추": "choo chu", "하": "ha", "한": "han",
    "허": "huh heo hur", "현": "hyun hyeon", "홍": "hong", "황": "hwang", "황보": "hwangbo", "남궁": "namgung",
}  # fmt: skip


def spellings(family_name: str) -> tuple[str, ...]:
    """The usual Latin spellings of a family name in hangul, in small letters; none for any other word."""
    return tuple(_SPELLINGS.get(family_name, "").split())


def likely_keys(name: str) -> tuple[str, ...]:
    """What a full name in hangul may look like in Latin letters, for suggesting: 이재명 is likely `leejaemyeong`."""
    for length in (2, 1):
        if written := spellings(name[:length]):
            given = anyascii(name[length:]).lower()
            return tuple(f"{one}{given}" for one in written) if given else ()
    return ()
