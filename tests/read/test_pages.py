"""Web pages, plain text and their encodings."""

from __future__ import annotations

import pytest

from tracktwo.model import Document
from tracktwo.read import Refusal, check_segments, extras, read_bytes

LINKS = "".join(f'<li><a href="/{n}">栏目第{n}页的新闻标题</a></li>' for n in range(30))
ARTICLE = """<h1>会谈没有取消</h1><time datetime="2031-03-07">2031年3月7日</time>
<p>会谈没有取消，双方代表下周继续在日内瓦会面，发言人丁一鸣说。会谈照常举行，地点没有改变，日程也没有改变。</p>
<figure><img src="/1.jpg" alt="会场"><figcaption>会场外 (晨报资料图片)</figcaption></figure>
<p>第二段说，会议由两国的研究机构召集，双方代表以私人身份出席，讨论军备控制和风险管控，会期三天，不发表声明。</p><p>就这样。</p>
"""
HEAD = """<!doctype html><html><head><meta charset="utf-8"><title>会谈没有取消 - 晨报</title>
<meta property="og:site_name" content="晨报">
<meta property="article:published_time" content="2031-03-07T09:00:00+08:00">
<meta name="author" content="丁一鸣"><link rel="canonical" href="https://morning.example.org/1"></head><body>"""
MENU_PAGE = f"""{HEAD}<div class="top"><ul>{LINKS}</ul></div><div class="content">{ARTICLE}</div>
<div class="foot"><a href="/about">关于我们的一切</a></div></body></html>"""
LINES = [
    ("headline", "会谈没有取消"),
    ("dateline", "2031年3月7日"),
    (
        "paragraph",
        "会谈没有取消，双方代表下周继续在日内瓦会面，发言人丁一鸣说。会谈照常举行，地点没有改变，日程也没有改变。",
    ),
    ("caption", "会场外 (晨报资料图片)"),
    (
        "paragraph",
        "第二段说，会议由两国的研究机构召集，双方代表以私人身份出席，讨论军备控制和风险管控，会期三天，不发表声明。",
    ),
    ("paragraph", "就这样。"),
]


def read(data: bytes | str, name: str = "a.html") -> Document:
    (document,) = read_bytes(data.encode() if isinstance(data, str) else data, name)
    assert isinstance(document, Document), document
    assert check_segments(document) == []
    return document


def lines(document: Document) -> list[tuple[str, str]]:
    return [(block.role, block.span.quote) for block in document.blocks]


@pytest.mark.parametrize(
    "page",
    [
        MENU_PAGE,
        f"{HEAD}<ul>{LINKS}</ul><article>{ARTICLE}</article></body></html>",
        f"{HEAD}<nav><ul>{LINKS}</ul></nav><main>{ARTICLE}</main></body></html>",
        f"{HEAD}{ARTICLE}</body></html>",
    ],
    ids=["trafilatura finds it", "article", "main", "nothing but the article"],
)
def test_the_article_of_a_page(page: str) -> None:
    document = read(page)
    assert lines(document) == LINES
    assert (document.title, document.outlet, document.url) == ("会谈没有取消", "晨报", "https://morning.example.org/1")
    assert document.published is not None
    assert document.published.isoformat() == "2031-03-07T01:00:00+00:00"
    assert [person.name for person in document.people] == ["丁一鸣"]
    assert [(image.caption, image.credit) for image in document.images] == [("会场外", "晨报资料图片")]


def test_a_page_with_more_than_its_article_needs_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(module: str) -> object:
        raise ImportError(module)

    monkeypatch.setattr(extras, "import_module", absent)
    (refusal,) = read_bytes(MENU_PAGE.encode(), "a.html")
    assert isinstance(refusal, Refusal)
    assert "tracktwo[web-pages]" in refusal.todo
    assert lines(read(f"{HEAD}{ARTICLE}</body></html>")) == LINES


@pytest.mark.parametrize(
    ("encoding", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("gb18030", "gb18030"),
        ("gbk", "gb18030"),
        ("big5", "big5hkscs"),
    ],
)
@pytest.mark.parametrize("declared", [True, False])
def test_encodings(encoding: str, found: str, declared: bool) -> None:
    text = "會談沒有取消，雙方代表下週繼續在日內瓦會面，發言人說。" if encoding == "big5" else LINES[2][1]
    head = f'<meta charset="{encoding}">' if declared else ""
    document = read(f"<html><head>{head}</head><body><p>{text}</p><p>{text}</p></body></html>".encode(encoding))
    assert document.encoding == found
    assert document.text == f"{text}\n{text}"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_plain_text(encoding: str) -> None:
    document = read(f"会谈没有取消\r\n\r\n　　{LINES[2][1]}\r\n{LINES[4][1]}  第二句。\n".encode(encoding), "a.txt")
    assert lines(document) == [LINES[0], LINES[2], ("paragraph", LINES[4][1] + " 第二句。")]
    assert document.title == "会谈没有取消"
    assert (document.format, [issue.kind for issue in document.issues]) == ("text", ["date.missing"])


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("<p>核<b>武</b>器</p>", ["核武器"]),
        ("<p>核\n武</p>", ["核武"]),
        ("<p>two\nwords</p>", ["two words"]),
        ("<p>核\n SIPRI\n 武</p>", ["核 SIPRI 武"]),
        ("<p>一<br>二<br/><br/>三</p>", ["一", "二", "三"]),
        ("<p>一&nbsp;&nbsp;二　　三</p>", ["一 二 三"]),
        ("<p>&#x6838;&#27494; &lt;b&gt; &amp;amp;</p>", ["核武 <b> &amp;"]),
        ("<p>一<p>二<div>三</div>四", ["一", "二", "三", "四"]),
        ("<p>一<script>二</script>三<style>四</style>五</p>", ["一三五"]),
        ("<p>一<!-- 二 -->三</p>", ["一三"]),
        ("<table><tr><td>一<td>二<tr><td>三</table>", ["一 二", "三"]),
        ("<table><p>移出</p><tr><td>一</td></tr></table>", ["移出", "一"]),
        (
            '<p>一<span style="display:none">二</span><span hidden>三</span><span class="sr-only">四</span>五</p>',
            ["一五"],
        ),
        ("<p>一</x>二</p>", ["一二"]),
        ("<p title='a>b'>一</p><p title=\"<p>二</p>\">三</p>", ["一", "三"]),
        ("<p>5 < 6 & 7 > 3</p>", ["5 < 6 & 7 > 3"]),
        ("<p>核\u200b武\ufeff</p>", ["核武"]),
        ("<p>𠮷😀</p>", ["𠮷😀"]),
        ("<p>一\r\n二\rthree\r\nfour</p>", ["一二 three four"]),
        ("<template><p>一</p></template><p>二</p>", ["二"]),
        ("<iframe><p>一</p></iframe><noscript><p>二</p></noscript><p>三</p>", ["二", "三"]),
        ("<svg><text>一</text></svg><p>二</p>", ["二"]),
        ("<p>一</p><textarea><p>二</p></textarea><p>三", ["一", "三"]),
        ('<p>图<img src="data:image/png;base64,AAAA" alt="二">一</p>', ["图一"]),
    ],
)
def test_what_a_reader_of_the_page_sees(html: str, said: list[str]) -> None:
    assert [block.span.quote for block in read(f"<html><body>{html}").blocks] == said
