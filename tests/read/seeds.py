"""One small input of every format that is read: where the fuzzers start from."""

from __future__ import annotations

import gzip
import json
import lzma

from tests.read.made import packed, pdf, tar, warc_record
from tests.read.test_feeds import ATOM, RSS
from tests.read.test_pages import MENU_PAGE
from tests.read.test_posts import POST
from tests.read.test_transcripts import TEXT, TITLE

MARKDOWN = """---
title: "会谈"
date: 2031-03-07
---
[会谈](https://morning.example.org/1)
------

## 小标题

会谈**没有**取消\\*，见[旧文](https://morning.example.org/2)。
第二行 &amp; 更多。

- 一
- 二

> 引文
"""
LINE = json.dumps({"id": "1", "title": TITLE, "date": None, "outlet": "中国外交部", "text": TEXT}).encode() + b"\n"
SEEDS = {
    "post": POST.encode(),
    "markdown": MARKDOWN.encode(),
    "page": MENU_PAGE.encode(),
    "page in gb18030": MENU_PAGE.replace("utf-8", "gb18030").encode("gb18030"),
    "text": TEXT.encode("utf-16"),
    "lines": LINE * 2,
    "rss": RSS.encode(),
    "atom": ATOM.encode(),
    "warc": warc_record("https://morning.example.org/1", MENU_PAGE.encode()),
    "pdf": pdf([["The talks were held.", "Twice."], ["The end."]], "Report", "D:20310307"),
    "tar": tar({"a.md": POST.encode(), "b.jsonl": LINE}),
    "zip": packed({"a.md": POST.encode(), "b.html": MENU_PAGE.encode()}),
    "gz": gzip.compress(LINE, mtime=0),
    "xz": lzma.compress(MARKDOWN.encode()),
}
