from __future__ import annotations

from dataclasses import replace

import pytest

from tests.extract.made import draft_of, page_of
from tracktwo.extract.declines import find_decline_cues
from tracktwo.extract.labels import label_all
from tracktwo.extract.occasions import names_of
from tracktwo.extract.questions import asked_of
from tracktwo.extract.statements import find_statements
from tracktwo.extract.vias import outlets_in
from tracktwo.model import Statement


def only(text: str, speaker: str, cue: str, *contents: str, act: str = "assert") -> Statement:
    page = page_of(text)
    return label_all(page, (draft_of(page, speaker, cue, *contents, act=act),))[0]


@pytest.mark.parametrize(
    ("text", "speaker", "act"),
    [
        ("外交部发言人丁一鸣说，中国不会首先使用核武器。", "丁一鸣", "assure"),
        ("國防部發言人丁一鳴說，我們將堅決捍衛領土。", "丁一鳴", "assure"),
        ("丁一鸣说，有关传闻毫无根据。", "丁一鸣", "deny"),
        ("外交部发言人丁一鸣说，对方若一意孤行，必将付出沉重代价。", "丁一鸣", "threaten"),
        ("样本大学教授丁一鸣说，各国应停止扩充武库。", "丁一鸣", "demand"),
        ("样本大学教授丁一鸣说，数量可能在十年内翻一番。", "丁一鸣", "forecast"),
        ("样本大学教授丁一鸣说，他很担心误判会让局势失控。", "丁一鸣", "concern"),
        ("外交部长丁一鸣说，两国将于7日重新开放使馆。", "丁一鸣", "announce"),
        ("丁一鸣说，会谈没有取消。", "丁一鸣", "assert"),
        ("丁一鸣说，相应的文件已经寄出。", "丁一鸣", "assert"),
        ("样本大学教授丁一鸣说，这可能是因为经费不足。", "丁一鸣", "assert"),
    ],
)
def test_acts(text: str, speaker: str, act: str) -> None:
    content = text.split("说，" if "说，" in text else "說，", 1)[1].rstrip("。")
    cue = "说" if "说" in text else "說"
    assert only(text, speaker, cue, content).act == act


@pytest.mark.parametrize(
    ("text", "cue", "channel"),
    [
        ("丁一鸣在例行记者会上表示，会谈没有取消。", "表示", "press_conference"),
        ("丁一鸣接受本台采访时表示，会谈没有取消。", "表示", "interview"),
        ("丁一鳴受訪時表示，会谈没有取消。", "表示", "interview"),
        ("丁一鸣在研讨会上表示，会谈没有取消。", "表示", "speech"),
        ("丁一鸣在推特上表示，会谈没有取消。", "表示", "written"),
        ("丁一鸣发表声明表示，会谈没有取消。", "表示", "written"),
        ("丁一鸣与李砚衡会晤时表示，会谈没有取消。", "表示", "meeting"),
        ("资深研究员丁一鸣表示，会谈没有取消。", "表示", "unspecified"),
        ("丁一鸣对那份报告没有兴趣。他表示，会谈没有取消。", "表示", "unspecified"),
    ],
)
def test_channels_are_tied_to_the_cues_own_phrase(text: str, cue: str, channel: str) -> None:
    speaker = "他" if "他表示" in text else ("丁一鳴" if "丁一鳴" in text else "丁一鸣")
    assert only(text, speaker, cue, "会谈没有取消").channel == channel


def test_a_channel_goes_on_for_the_same_speaker_only() -> None:
    page = page_of("丁一鸣在研讨会上表示，甲事已定。\n丁一鸣强调，乙事未定。\n李砚衡指出，丙事不明。")
    drafts = (
        draft_of(page, "丁一鸣", "表示", "甲事已定"),
        draft_of(page, "丁一鸣", "强调", "乙事未定"),
        draft_of(page, "李砚衡", "指出", "丙事不明"),
    )
    assert [made.channel for made in label_all(page, drafts)] == ["speech", "speech", "unspecified"]


@pytest.mark.parametrize("speaker", ["他", "他们", "它", "后者", "两人", "北京", "甲"])
def test_pronouns_bare_states_and_letters_are_no_names(speaker: str) -> None:
    page = page_of(f"{speaker}强调，乙事未定。周文澜表示，甲事已定。")
    drafts = (draft_of(page, speaker, "强调", "乙事未定"), draft_of(page, "周文澜", "表示", "甲事已定"))
    assert names_of(drafts) == {"周文澜": "周文澜"}


@pytest.mark.parametrize(
    ("text", "speaker", "voice"),
    [
        ("美国总统丁一鸣说，会谈没有取消。", "丁一鸣", "leader"),
        ("前总统丁一鸣说，会谈没有取消。", "丁一鸣", "other"),
        ("太平洋论坛主席丁一鸣说，会谈没有取消。", "丁一鸣", "expert"),
        ("外交部发言人丁一鸣说，会谈没有取消。", "丁一鸣", "spokesperson"),
        ("样本大学教授丁一鸣说，会谈没有取消。", "丁一鸣", "expert"),
        ("国防部长丁一鸣说，会谈没有取消。", "丁一鸣", "other_official"),
        ("中国外交部说，会谈没有取消。", "中国外交部", "ministry_statement"),
        ("两名不具名官员说，会谈没有取消。", "两名不具名官员", "unnamed_official"),
        ("中方代表说，会谈没有取消。", "中方代表", "delegate"),
        ("中方说，会谈没有取消。", "中方", "metonym"),
        ("新华社说，会谈没有取消。", "新华社", "state_media"),
        ("美国政府说，会谈没有取消。", "美国政府", "ministry_statement"),
        ("东岸内政部说，会谈没有取消。", "东岸内政部", "ministry_statement"),
        ("包括两名官员在内的五位消息人士说，会谈没有取消。", "五位消息人士", "other"),
        ("外交部发言人对样本晨报记者说完后，样本晨报说，会谈没有取消。", "样本晨报", "other"),
        ("《参考消息》说，会谈没有取消。", "参考消息", "state_media"),
    ],
)
def test_voices(text: str, speaker: str, voice: str) -> None:
    assert only(text, speaker, "说", "会谈没有取消").voice == voice


def test_modes_keep_words_out_of_the_wrong_mouth() -> None:
    page = page_of("丁一鸣说，中方似乎认为差距还大。美方担忧局势失控。专家认为会谈有用。")
    outer = draft_of(page, "丁一鸣", "说", "中方似乎认为差距还大")
    inner = draft_of(page, "中方", "认为", "差距还大", outer=outer)
    held = draft_of(page, "美方", "担忧", "局势失控", act="concern")
    at = page.text.rindex("认为")
    page_end = page.text[at:]
    said = only("专家" + page_end, "专家", "认为", "会谈有用")
    found = label_all(page, (outer, inner, held))
    assert [(made.mode, made.imputed_by) for made in found] == [("said", None), ("imputed", "丁一鸣"), ("held", None)]
    assert found[1].via == ("丁一鸣",)
    assert said.mode == "said"


@pytest.mark.parametrize(
    ("source", "cue", "mode"),
    [
        ("多数专家", "认为", "said"),
        ("三名官员", "认为", "said"),
        ("西岸官员", "担心", "held"),
        ("不少居民", "以为", "held"),
        ("丁一鸣与罗修文", "希望", "held"),
        ("丁一鸣", "担心", "said"),
        ("国际社会", "期待", "held"),
        ("不少居民", "意识到", "held"),
        ("国际社会", "期盼", "held"),
    ],
)
def test_who_holds_an_attitude(source: str, cue: str, mode: str) -> None:
    assert only(f"{source}{cue}会谈很快取消。", source, cue, "会谈很快取消").mode == mode


@pytest.mark.parametrize(
    ("between", "mode"), [("一直", "held"), ("多年来一直", "held"), ("原本", "held"), ("今天", "said"), ("", "said")]
)
def test_what_a_person_has_felt_for_long_is_held(between: str, mode: str) -> None:
    page = page_of(f"丁一鸣{between}希望会谈恢复。")
    (made,) = label_all(page, (draft_of(page, "丁一鸣", "希望", "会谈恢复"),))
    assert made.mode == mode


def test_an_attitude_beside_an_act_of_speaking_is_said() -> None:
    page = page_of("三国宣布，反对重启制裁，认为此举有害。")
    drafts = (draft_of(page, "三国", "宣布", "反对重启制裁"), draft_of(page, "三国", "认为", "此举有害"))
    assert [made.mode for made in label_all(page, drafts)] == ["said", "said"]


def test_an_outlet_imputes_nothing() -> None:
    page = page_of("样本通讯社报道，丁一鸣希望会谈恢复。")
    outer = draft_of(page, "样本通讯社", "报道", "丁一鸣希望会谈恢复")
    (_, inner) = label_all(page, (outer, draft_of(page, "丁一鸣", "希望", "会谈恢复", outer=outer)))
    assert (inner.mode, inner.imputed_by, inner.via) == ("said", None, ("样本通讯社",))


def test_what_the_narrator_supposes_of_a_side_is_no_statement() -> None:
    page = page_of("中方似乎认为差距还大。")
    assert label_all(page, (draft_of(page, "中方", "认为", "差距还大"),)) == ()


@pytest.mark.parametrize(
    ("text", "speaker", "via"),
    [
        ("据样本通讯社报道，中方代表说，会谈没有取消。", "中方代表", ("样本通讯社",)),
        ("《样本日报》引述专家说，会谈没有取消。", "专家", ("样本日报",)),
        ("丁一鸣说，会谈没有取消。", "丁一鸣", ()),
        ("丁一鸣对样本电台说，会谈没有取消。", "丁一鸣", ("样本电台",)),
        ("丁一鸣接受样本周刊专访时说，会谈没有取消。", "丁一鸣", ("样本周刊",)),
        ("丁一鸣接受样本晨报采访时说，会谈没有取消。", "丁一鸣", ()),
        ("据样本社及西岸時報及样本网報道，丁一鸣说，会谈没有取消。", "丁一鸣", ("样本社", "西岸時報", "样本网")),
        ("据东岸及西岸电台报道，丁一鸣说，会谈没有取消。", "丁一鸣", ("东岸及西岸电台",)),
        ("据新闻网站样本网报道，丁一鸣说，会谈没有取消。", "丁一鸣", ("样本网",)),
        ("根据东岸外交部网站消息，丁一鸣说，会谈没有取消。", "丁一鸣", ("东岸外交部",)),
        ("据东岸国防部4日发布的消息，丁一鸣说，会谈没有取消。", "丁一鸣", ("东岸国防部",)),
        ("中国官方传媒报道，中国说，会谈没有取消。", "中国", ("中国官方传媒",)),
        ("据样本通讯社报道，又有试验。据该报道，丁一鸣说，会谈没有取消。", "丁一鸣", ("样本通讯社",)),
    ],
)
def test_via_names_who_carried_it(text: str, speaker: str, via: tuple[str, ...]) -> None:
    assert only(text, speaker, "说", "会谈没有取消").via == via


@pytest.mark.parametrize(
    ("words", "outlets"),
    [
        ("尽管样本社", ("样本社",)),
        ("（江南社北岸3日電）日媒西岸社", ("西岸社",)),
        ("新闻网站样本网", ("样本网",)),
        ("新闻网站Axios", ("新闻网站Axios",)),  # knowledge has this name
        ("样本社、西岸時報與北岸网", ("样本社", "西岸時報", "北岸网")),
        ("东岸与西岸电台", ("东岸与西岸电台",)),
        ("本台", ()),
        ("情报", ()),
    ],
)
def test_outlets_as_they_stand(words: str, outlets: tuple[str, ...]) -> None:
    assert outlets_in(words) == outlets


@pytest.mark.parametrize(
    ("text", "cue", "addressee"),
    [
        ("中方代表告诉美方，会谈没有取消。", "告诉", "美方"),
        ("丁一鸣对李砚衡说，会谈没有取消。", "说", "李砚衡"),
        ("丁一鸣对本台说，会谈没有取消。", "说", None),
        ("丁一鸣对记者说，会谈没有取消。", "说", None),
    ],
)
def test_addressees(text: str, cue: str, addressee: str | None) -> None:
    speaker = "中方代表" if "中方代表" in text else "丁一鸣"
    assert only(text, speaker, cue, "会谈没有取消").addressee == addressee


@pytest.mark.parametrize(
    ("cue", "content", "addressee"),
    [
        ("呼吁", "各国领导人共同行动", "各国领导人"),
        ("敦促", "日本政府签署条约", "日本政府"),
        ("敦促", "美国和以色列停止行动", "美国和以色列"),
        ("要求", "样本电力公司赔偿损失", "样本电力公司"),
        ("命令", "国务卿罗修文不要出访", "罗修文"),
        ("要求", "赔偿损失", None),
        ("呼吁", "对中国停止出售", None),
        ("询问", "罗修文，会谈是否取消？", "罗修文"),
        ("说", "我们敦促美方停止试验", "美方"),
        ("说", "我们敦促会谈尽快恢复", None),
        ("说", "美方停止试验", None),
        ("要求", "所有网络公司配合审查", "所有网络公司"),
        ("敦促", "各大学更进一步披露来源", "各大学"),
        ("呼吁", "即将上任的东岸政府正视威胁", "东岸政府"),
        ("要求", "北湖商店在九月前停止出售", "北湖商店"),
        ("通知", "东岸海军关闭港口", "东岸海军"),
        ("呼吁", "东岸总理周文澜与抗议者代表对话", "周文澜"),
        ("指示", "总统府及相关部门全力协助", "总统府及相关部门"),
        ("要求", "他们停止插手", None),
        ("呼吁", "参加会谈的人克制", None),
        ("呼吁", "与东岸恢复会谈", None),
        ("要求", "调查北湖公司的活动是否合法", None),
        ("要求", "有关法案尽快生效", None),
    ],
)
def test_who_a_demand_is_put_to(cue: str, content: str, addressee: str | None) -> None:
    assert only(f"丁一鸣{cue}{content}。", "丁一鸣", cue, content).addressee == addressee


@pytest.mark.parametrize(
    ("text", "cue", "kind"),
    [
        ("外交部发言人未对此作出任何评论或给予证实。", "评论", "refused"),
        ("国防部拒绝置评。", "置评", "refused"),
        ("丁一鸣拒绝透露型号。", "拒绝透露", "refused"),
        ("西岸既不承认也不否认有关行动。", "既不承认也不否认", "refused"),
        ("外交部沒有立即回應置評請求。", "回應", "refused"),
        ("我不掌握你说的情况。", "不掌握你说的情况", "no_information"),
        ("我没有可以提供的消息。", "没有可以提供的消息", "no_information"),
        ("建议你向中方主管部门了解。", "建议你向中方主管部门了解", "referred"),
        ("中方已多次表明立场。", "已多次表明立场", "earlier_position"),
        ("西岸拒绝就会谈地点作进一步说明。", "说明", "refused"),
        ("东岸不愿透露下一轮的时间。", "不愿透露", "refused"),
        ("发言人对此未置可否。", "未置可否", "refused"),
        ("丁一鸣回避了这个问题。", "回避了这个问题", "refused"),
        ("我们不会就此置评。", "不会就此置评", "refused"),
    ],
)
def test_declines(text: str, cue: str, kind: str) -> None:
    (found,) = find_decline_cues(page_of(text))
    assert (found.cue.quote, found.kind) == (cue, kind)


@pytest.mark.parametrize(
    "text",
    [
        "他没有透露细节。",
        "声明未提及此事。",
        "他没有指明是谁。",
        "评论员丁一鸣说，没有取消。",
        "文中没有他就此事的表态内容。",
        "本台至今未收到回复。",
        "丁一鸣不愿透露姓名。",
        "双方不能回避这个问题。",
    ],
)
def test_what_is_no_decline(text: str) -> None:
    assert find_decline_cues(page_of(text)) == ()


def test_what_was_asked_is_the_sentence_before_where_the_text_points_at_it() -> None:
    page = page_of("有报道说会谈已经取消。外交部发言人未对此作出任何评论。")
    draft = draft_of(page, "外交部发言人", "评论")
    asked, _ = asked_of(page, draft)
    assert asked is not None
    assert asked.quote == "有报道说会谈已经取消。"


def test_what_was_asked_in_front_of_the_source_and_without_small_words() -> None:
    page = page_of("有报道说会谈取消。对此，外交部尚未回应。国防部没有对越境指控立即作出回应。")
    first, _ = asked_of(page, draft_of(page, "外交部", "回应"))
    at = page.text.rindex("回应")
    last = replace(draft_of(page, "国防部", "回应"), cue=page.span(at, at + 2), sentence=page.sentences[-1])
    second, _ = asked_of(page, last)
    assert first is not None and second is not None
    assert (first.quote, second.quote) == ("有报道说会谈取消。", "越境指控")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("部长丁一鸣发表讲话。东岸方面对丁一鸣的讲话暂时未有回应。", "丁一鸣的讲话"),
        ("东岸军方赞同停火一周，西岸部队尚未对此作出回应。", "东岸军方赞同停火一周"),
        ("东岸称西岸发射了导弹。国防部拒绝评论。西岸方面对此没有回应。", "东岸称西岸发射了导弹。"),
        ("基于对议长的尊重，丁一鸣没有评论。", None),
        ("当被问及会谈是否取消时，丁一鸣不予评论。", "会谈是否取消"),
        ("北岸社报道，东岸对西岸大选不做评论。", "西岸大选"),
    ],
)
def test_what_was_asked(text: str, wanted: str | None) -> None:
    statements, _ = find_statements(page_of(text))
    asked = [one.asked.quote if one.asked else None for one in statements if one.act == "decline"]
    assert asked[-1] == wanted


@pytest.mark.parametrize(
    ("text", "speaker", "translated"),
    [
        ("桑多·里亚（Sandor Ria）说：“没有取消。”", "桑多·里亚", True),
        ("外交部发言人丁一鸣说：“没有取消。”", "丁一鸣", False),
        ("特朗普说：“没有取消。”", "特朗普", True),
        ("习近平说：“没有取消。”", "习近平", False),
    ],
)
def test_translations_are_flagged(text: str, speaker: str, translated: bool) -> None:
    page = page_of(text)
    (made,) = label_all(page, (draft_of(page, speaker, "说", "没有取消。", quoted="all"),))
    assert made.translated is translated
