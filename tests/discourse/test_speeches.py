"""Splitting sources into speeches, reports and plans. All texts are made up."""

from __future__ import annotations

import pytest

from graph_builder.discourse.speeches import SpeechFrame, split
from graph_builder.lexicon import load

LEXICON = load()
BODY = "下面,我讲三点意见。各乡镇要加快推进高标准农田建设,确保9月底前完成验收。住建部门牵头落实供水管网改造任务,力争年内投入使用。"
LONG = BODY * 12


def frames(text: str) -> tuple[SpeechFrame, ...]:
    return split(text, LEXICON)


def test_title_and_greeting() -> None:
    title = "在全县秋季农业生产会议上的讲话"
    text = f"{title}\n\n同志们：\n{LONG}\n"
    (frame,) = frames(text)
    assert frame.title is not None and frame.title.of(text) == title
    assert frame.span.start == 0
    assert text[frame.span.end :] == "\n"
    assert text[frame.body :].startswith("同志们")


def test_several_speeches_behind_web_debris() -> None:
    head = "安全生产讲话稿(精选9篇)\n2023-02-01\n2023年表态发言材料五篇\n【某某范文网】\n"
    text = head + f"同志们:\n今天召开这次会议。{LONG}\n同志们:\n刚才,几个单位作了发言。{LONG}\n谢谢大家!\n同志们:\n根据会议安排,{LONG}\n"
    found = frames(text)
    assert [frame.title for frame in found] == [None, None, None]
    assert [text[frame.span.start : frame.span.start + 7] for frame in found] == ["同志们:\n今天", "同志们:\n刚才", "同志们:\n根据"]
    assert found[0].span.start == len(head)
    assert text[: found[1].span.end].endswith("谢谢大家!")


def test_final_appeal_opens_nothing() -> None:
    text = f"政府工作报告\n各位代表：\n现在,我代表县人民政府报告工作。{LONG}\n"
    text += "各位代表！\n让我们携手前行,为建设美好家园而奋斗！\n同志们：\n让我们干起来！"
    (frame,) = frames(text)
    assert text[frame.span.start : frame.span.end].endswith("让我们干起来！")


def test_title_in_a_publishers_line_stands_outside() -> None:
    text = f"下面是小编为大家整理的镇长在防汛工作会议上讲话(范文推荐),供大家参考。\n同志们:\n{LONG}\n推荐访问:防汛 镇长 讲话\n"
    (frame,) = frames(text)
    assert frame.title is not None and frame.title.of(text) == "镇长在防汛工作会议上讲话"
    assert text[frame.span.start :].startswith("同志们")
    assert "推荐访问" not in text[frame.span.start : frame.span.end]


@pytest.mark.parametrize(
    "debris",
    [
        "阅读全文 查看全文",
        "大约剩余40%的内容被隐藏了\n阅读全文",
        "相关推荐\n某县讲话\n某市讲话",
        "》》点击图片进入专题《《\n收藏\n|\n分享到:",
        "关联细则",
    ],
)
def test_trailing_debris_is_cut(debris: str) -> None:
    text = f"在全市经济工作会议上的讲话\n同志们：\n{LONG}\n\n{debris}\n"
    (frame,) = frames(text)
    assert text[: frame.span.end].endswith("投入使用。")


def test_signature_stays() -> None:
    text = f"关于做好森林防火工作的通知\n各乡镇人民政府：\n{LONG}\n\n南屏县人民政府\n2023年3月1日\n"
    (frame,) = frames(text)
    assert text[: frame.span.end].endswith("3月1日")


def test_metadata_lines_stand_before_the_title() -> None:
    head = "索引号：0001-2\n发布机关：某县农业农村局\n"
    title = "南屏县农业农村局关于印发秸秆利用实施方案的通知"
    text = f"{head}{title}\n{LONG}"
    (frame,) = frames(text)
    assert frame.span.start == len(head)
    assert frame.title is not None and frame.title.of(text) == title


def test_two_line_title() -> None:
    text = f"南屏市人民政府关于加快推进\n现代物流业发展的若干措施\n{LONG}"
    (frame,) = frames(text)
    assert frame.title is not None and frame.title.of(text).replace("\n", "") == "南屏市人民政府关于加快推进现代物流业发展的若干措施"


def test_main_title_over_a_subtitle() -> None:
    text = f"凝心聚力 再启新程\n——在全县三级干部会议上的讲话\n同志们：\n{LONG}"
    (frame,) = frames(text)
    assert frame.title is not None and frame.title.of(text) == "凝心聚力 再启新程"
    assert frame.span.start == 0


def test_plan_without_title() -> None:
    text = f"为推动养老服务发展，制定本方案。\n一、总体目标\n{LONG}\n"
    (frame,) = frames(text)
    assert frame.title is None and frame.span.start == 0


def test_whole_speech_in_one_line() -> None:
    gap = " \u2003\u2003"
    text = f"南屏市市长\u3000某某{gap}各位代表：{gap}现在，我代表市人民政府报告工作。{LONG}{gap}{LONG}"
    (frame,) = frames(text)
    assert text[frame.span.start :].startswith("各位代表")


def test_one_line_without_gaps() -> None:
    text = f"在全县农业工作会议上的讲话同志们：{LONG}阅读全文 查看全文"
    (frame,) = frames(text)
    assert frame.title is not None and frame.title.of(text) == "在全县农业工作会议上的讲话"
    assert frame.span.start == 0
    assert text[: frame.span.end].endswith("投入使用。")


def test_numbered_collection() -> None:
    text = f"发言材料汇编\n篇一：在春耕工作会议上的发言\n{LONG}\n篇二：在秋收工作会议上的发言\n{LONG}"
    found = frames(text)
    assert [frame.title.of(text) for frame in found if frame.title] == ["在春耕工作会议上的发言", "在秋收工作会议上的发言"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\u3000\n",
        "本网站使用Cookie以改善您的体验。继续浏览即表示您同意我们的隐私政策。您可以随时更改设置。",
        "首页\n新闻\n公告\n关于我们\n联系方式\n网站地图\n",
        "def main() -> None:\n    print('hello')\n\nif __name__ == '__main__':\n    main()\n" * 20,
        "The committee shall ensure that the work is completed by the end of June. It must be implemented." * 10,
    ],
)
def test_no_document(text: str) -> None:
    assert frames(text) == ()


def test_linear_in_length() -> None:
    text = "在会议上的讲话\n同志们：\n" + (LONG + "\n") * 200
    (frame,) = frames(text)
    assert len(text) - 1 == frame.span.end
