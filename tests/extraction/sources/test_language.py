"""The language of a text by its script and small words, `und` where it gives too little to tell."""

import time

import pytest

from app.extraction.sources.language import language_of

SENTENCES = [
    ("en", "Ann Bell said the talks had gone well."),
    ("en", "“We agree,” she said."),
    ("en", "“No,” said Ann."),
    ("en", "PORT CITY (Northwire) - Prime Minister Park Chul Su met 박철수 in Astana and the two agreed."),
    ("ko", "박연주 수산부 장관은 20일 “해협은 열려 있다”고 말했다."),
    ("ko", "장관은 20일 KTX와 LNG, FTA, EEZ 문제를 논의했다고 Reuters가 보도했다."),
    ("ja", "外務省の報道官は木曜日、両国の協力が進んでいると述べた。"),
    ("zh", "外交部发言人星期四表示，两国关系取得进展。"),
    ("zh", "部長說，兩國與日本企業（ソニー）之間的對話將繼續，雙方同意在未來數月內舉行會議並討論貿易問題。"),
    ("fr", "Le ministre des Affaires étrangères a déclaré jeudi que les négociations se poursuivraient à Genève."),
    ("de", "Die Außenministerin sagte am Donnerstag, dass die Gespräche in Wien fortgesetzt werden."),
    ("es", "El canciller dijo el jueves que las conversaciones continuarán en Ginebra."),
    ("pt", "O ministro disse na quinta-feira que as conversações vão continuar em Genebra."),
    ("it", "Il ministro ha detto giovedì che i colloqui continueranno a Ginevra."),
    ("nl", "De minister zei donderdag dat de gesprekken in Genève worden voortgezet."),
    ("pl", "Minister powiedział w czwartek, że rozmowy będą kontynuowane w Genewie."),
    ("cs", "Ministr ve čtvrtek řekl, že jednání budou pokračovat v Ženevě."),
    ("sv", "Utrikesministern sade på torsdagen att samtalen ska fortsätta i Genève."),
    ("da", "Udenrigsministeren sagde torsdag, at samtalerne fortsætter, og at der ikke blev truffet nogen beslutning."),
    ("fi", "Ulkoministeri sanoi torstaina, että neuvottelut jatkuvat ja että päätöstä ei ole tehty."),
    ("hu", "A külügyminiszter csütörtökön azt mondta, hogy a tárgyalások Genfben folytatódnak."),
    ("tr", "Bakan perşembe günü görüşmelerin devam edeceğini ve bir karar alınmadığını söyledi."),
    ("vi", "Bộ trưởng cho biết hôm thứ Năm rằng các cuộc đàm phán sẽ tiếp tục ở Geneva."),
    ("id", "Menteri luar negeri mengatakan pada hari Kamis bahwa pembicaraan akan berlanjut di Jenewa."),
    ("ro", "Ministrul a spus joi că discuțiile vor continua și că nu a fost luată nicio decizie."),
    ("ru", "Министр сказал в четверг, что переговоры продолжатся. Это был первый раунд."),
    ("uk", "Міністр сказав у четвер, що переговори триватимуть у Женеві."),
    ("ar", "قال وزير الخارجية يوم الخميس إن المحادثات ستستمر في جنيف."),
    ("fa", "وزیر خارجه روز پنج‌شنبه گفت که گفتگوها در ژنو ادامه خواهد یافت."),
    ("el", "Ο υπουργός είπε την Πέμπτη ότι οι συνομιλίες θα συνεχιστούν."),
    ("th", "รัฐมนตรีกล่าวเมื่อวันพฤหัสบดี"),
    ("he", "השר אמר ביום חמישי"),
]


@pytest.mark.parametrize(("language", "text"), SENTENCES)
def test_one_sentence_tells(language: str, text: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    "text", ["", "12345 -- 2025", "Kim", "Hello", "Xylo qwrt zzyx plim brox tand.", "OK! 😀", "Бал"]
)
def test_too_little_to_tell(text: str) -> None:
    assert language_of(text) == "und"


@pytest.mark.slow  # what a clock decides is no unit test
def test_five_megabytes_take_no_longer_than_the_start() -> None:
    begun = time.process_time()
    language_of("и the 가 x’" * 600_000)
    assert time.process_time() - begun < 1
