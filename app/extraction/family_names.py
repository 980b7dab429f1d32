"""Family names of peoples who write them first, in the Latin spellings that papers use."""

import re

from app.extraction.wordlists import words

KOREAN = words("""
    Ahn An Bae Baek Bahk Bahn Ban Bang Byun Cha Chae Chang Cheon Cheong Cho Choe Choi Chon Choo Chun Chung Eom Eun Gang
    Gil Go Gu Gwak Ha Ham Han Heo Hong Huh Hur Hwang Hyun Im Jang Jeon Jeong Ji Jin Jo Joo Ju Jun Jung Kang Ki Kil Kim
    Ko Koh Koo Ku Kwak Kwon Lee Lim Ma Maeng Min Moon Mun Myung Na Nah Nam Namgung Noh Oh Paik Pak Park Pyo Ra Rhee Ri
    Rim Roh Ryang Ryoo Ryu Seo Seok Seol Shim Shin Sim Sin So Son Song Suh Suk Sul Sung Tae Tak Um Wi Won Woo Yang Yeo
    Yeom Yi Yim Yon Yoo Yoon You Yu Yun
""")
_SYLLABLES = (
    "a|ae|ah|ahn|an|bae|baek|beom|bin|bok|bong|bum|byeong|byung|byong|chan|chang|chae|cheol|chin|chol|choon|chul|chun"
    "|bi|bom|byeol|byul|da|la|li|lin|neul|ram|rin|ru|sae|saem|seul"
    "|dae|dal|deok|do|dong|du|duck|duk|eok|eui|eul|eun|gab|gap|geon|geun|gi|gil|gon|goo|gu|guk|gun|gyeong|gyu|gyun|ha"
    "|hae|hak|han|hee|heon|heung|hi|ho|hoon|hun|hong|hoe|hwa|hwan|hwi|hye|hyeok|hyeon|hyeong|hyo|hyok|hyon|hyong|hyuk"
    "|hyun|hyung|ik|il|im|in|ja|jae|jang|je|jeong|ji|jik|jin|jo|jong|joo|joon|ju|jun|jung|kag|kap|keun|ki|kil|ko|kon|kook"
    "|koo|ku|kuk|kun|kwan|kwang|kwon|kyeong|kyo|kyong|kyoo|kyu|kyun|kyung|lac|lae|lak|lim|ma|man|mi|min|mo|mok|moo|moon"
    "|mu|mun|myeong|myong|myung|na|nae|nak|nam|ok|oh|pal|pil|pyo|pyong|pyung|ra|rae|rak|rang|reum|ri|rim|ro|ryeol|ryol"
    "|ryong|ryul|ryung|sang|se|seo|seob|seok|seol|seon|seong|seop|seung|shik|shil|shin|si|sik|sil|sim|sin|so|sok|sol|son"
    "|song|sook|soo|soon|sop|su|suk|sul|sun|sung|sup|tae|taek|taik|tak|tek|uk|un|ung|up|wan|whan|wi|won|woo|wook|woon"
    "|woong|wu|yang|ye|yeo|yeol|yeon|yeong|yeop|yeoul|yo|yol|yon|yong|yoo|yool|yoon|yop|you|young|yu|yul|yun|yung"
)
KOREAN_GIVEN = re.compile(rf"(?:{_SYLLABLES})(?:[- ]?(?:{_SYLLABLES}))?\Z", re.IGNORECASE)

CHINESE = words("""
    Bai Bao Bi Bo Cai Cao Chai Chan Chang Chao Chen Cheng Cheung Chiang Chou Chow Chu Cui Dai Deng Ding Dong Du Duan
    Fan Fang Feng Fu Fung Gan Gao Ge Geng Gong Gu Guan Guo Han Hao He Hou Hsieh Hsu Hu Hua Huang Hung Jia Jian Jiang
    Jiao Jin Ju Kang Kong Kung Kuo Kwok Lai Lam Lau Law Lei Leung Li Lian Liang Liao Lien Lim Lin Ling Liu Lo Long Lu
    Lui Luo Lyu Ma Mao Mei Meng Miao Mo Mu Ng Ni Nie Niu Ouyang Pan Pang Pei Peng Pu Qi Qian Qiang Qiao Qin Qiu Qu Ren
    Shao She Shen Sheng Shi Si Sima Song Su Sui Sun Szeto Tam Tan Tang Tao Teng Tian Tong Tsai Tsang Tsao Tse Tseng
    Tu Wan Wang Wei Wen Weng Wong Wu Xi Xia Xiang Xiao Xie Xin Xing Xiong Xu Xue Yan Yang Yao Ye Yeh Yeung Yi Yin Ying
    Yip You Yu Yuan Yue Zeng Zha Zhai Zhan Zhang Zhao Zheng Zhong Zhou Zhu Zhuang Zou Zuo
""")
_INITIAL = "zh|ch|sh|ts|[bpmfdtnlgkhjqxrzcsyw]"
_FINAL = "iang|iong|uang|ang|eng|ing|ong|uan|ian|iao|uai|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|uo|ui|ue|er|[aeiou]"
CHINESE_GIVEN = re.compile(rf"(?:{_INITIAL})?(?:{_FINAL})(?:[-’']?(?:{_INITIAL})?(?:{_FINAL}))?\Z", re.IGNORECASE)

VIETNAMESE = words("Nguyen Tran Le Pham Huynh Hoang Phan Vu Vo Dang Bui Do Ho Ngo Duong Ly Dinh Luong Truong To")
HUNGARIAN = words("Orbán Orban Szijjártó Szijjarto Magyar Nagy Kovács Kovacs Szabó Szabo Tóth Horváth Horvath Varga")
JAPANESE = words("""
    Abe Akiba Amari Ando Aoki Arai Araki Asakawa Asano Aso Baba Chiba Endo Eto Fujii Fujimoto Fujita Fujiwara Fukuda
    Fukui Furukawa Goto Hamada Hara Harada Hasegawa Hashimoto Hatoyama Hayashi Hayashida Higuchi Hirai Hirano Hirata
    Hoshino Ichikawa Iguchi Iida Ikeda Imai Inada Inoue Ishiba Ishida Ishiguro Ishihara Ishii Ishikawa Ito Iwasaki
    Iwata Iwaya Kaieda Kaifu Kamikawa Kan Kaneko Kato Kawaguchi Kawamura Kawasaki Kihara Kikuchi Kimura Kinoshita Kishi
    Kishida Kitagawa Kitamura Kobayashi Koike Koizumi Kojima Komura Kondo Kono Kubo Kudo Kuroda Kurokawa Machida Maeda
    Makino Maruyama Matsuda Matsui Matsumoto Matsumura Matsuno Matsushita Matsuura Minami Mitsui Miyake Miyamoto
    Miyazaki Miyazawa Mizuno Mochizuki Mori Morimoto Morita Moriyama Motegi Murakami Murata Nagai Nagata Nakagawa
    Nakajima Nakamura Nakanishi Nakano Nakao Nakatani Nakayama Nishida Nishikawa Nishimoto Nishimura Noda Noguchi
    Nomura Obuchi Oda Ogawa Ohno Oishi Okabe Okada Okamoto Okazaki Okuda Onishi Ono Onodera Oshima Ota Otani Otsuka
    Ozaki Ozawa Saito Sakaguchi Sakai Sakamoto Sakurai Sano Sasagawa Sasaki Sato Sawada Seko Shibata Shimizu Shinohara
    Sonoda Suga Sugawara Sugimoto Sugiyama Suzuki Tachibana Takagi Takahashi Takaichi Takano Takashima Takeda Takemoto
    Takeuchi Tamaki Tamura Tanaka Tani Taniguchi Terada Tokunaga Toyoda Tsuchiya Tsuda Uchida Ueda Uemura Ueno Umeda
    Uno Wada Watanabe Yagi Yamada Yamaguchi Yamamoto Yamashita Yamazaki Yano Yasuda Yokoyama Yoshida Yoshikawa
    Yoshimura Yoshino
""")
