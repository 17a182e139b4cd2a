from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_builder.lexicon import load
from graph_builder.model.source import Diagnostic
from graph_builder.model.span import LocalSpan
from graph_builder.text.aligned import AlignedText
from graph_builder.text.markup import without_markup
from graph_builder.text.repair import repair
from graph_builder.text.script import to_simplified

CLEAN = """青石县人民政府工作报告
——2023年1月5日在青石县第三届人民代表大会第二次会议上

各位代表：
　　现在，我代表县人民政府作工作报告，请予审议。
　　一、2022年工作回顾
　　（一）经济稳中有进。全年完成投资3.5亿元，增长8%（按可比价），“两河”治理见效：水质优良率达98.2%。
　　1.推进北岭隧道建设，比例为1:3；2.新建GDP核算站……
"""


def fixed(raw: str) -> str:
    return repair(raw, load())[0].text


def messages(raw: str) -> list[str]:
    return [diagnostic.message for diagnostic in repair(raw, load())[1]]


def check_spans(raw: str, aligned: AlignedText, diagnostics: tuple[Diagnostic, ...]) -> None:
    assert all(d.span is not None and 0 <= d.span.start < d.span.end <= len(raw) for d in diagnostics)
    for at in range(0, len(aligned.text), 3):
        quote = aligned.quote(LocalSpan(at, min(at + 5, len(aligned.text))))
        assert quote.text == raw[quote.span.start : quote.span.end]


@pytest.mark.parametrize("raw", [CLEAN, CLEAN.replace("\n", "\r\n"), "", "同志们：\n", "Plain words, nothing else: (a) 1, 2.\n"])
def test_clean_text_has_no_edits(raw: str) -> None:
    aligned, diagnostics = repair(raw, load())
    assert aligned.text == raw
    assert (aligned.blocks, aligned.edited, diagnostics) == (0, False, ())


@given(st.text(alphabet="青石县，。、；建成1年 \r\n(),:&<>?！發業(fā)著\u3000\u200b\ufeff\xa0％A", max_size=60))
def test_any_text_keeps_its_alignment(raw: str) -> None:
    aligned, diagnostics = repair(raw, load())
    check_spans(raw, aligned, diagnostics)
    assert aligned.raw == raw


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("\ufeff同志们：", "同志们："),
        ("加快\u200b建设", "加快建设"),
        ("<U+00A0><U+00A0>一、工业&nbsp;&ldquo;双减&rdquo;&amp;", "  一、工业 “双减”&"),
        ("抓落实。</p>\n下一段<br/>末段", "抓落实。\n下一段\n末段"),
        (
            '<html><style>p {x: y}</style>\n<p>一、<span>修路。</span></p><p>二、建桥<!-- 暂定 -->。</p><script>go("<p>")</script>',
            "\n一、修路。\n\n二、建桥。\n",
        ),
        ("<SCRIPT>" + "x=1;" * 9000 + "</Script>修路", "修路"),
        ("修路<!-- 未完<style>建桥</p>通车", "修路 未完建桥\n通车"),
        ("比例&lt;5且x<3", "比例<5且x<3"),
        ("２０２３年完成５０％，Ａ类３．５亩", "2023年完成50%，A类3.5亩"),
        ("同志们:\n今天,我县(含园区)要抓好两点;好吗?好!", "同志们：\n今天，我县（含园区）要抓好两点；好吗？好！"),
        ("(一)抓工业,增长8%,达到1,200万;比例1:3,见a.b(c)", "（一）抓工业，增长8%，达到1,200万；比例1:3，见a.b(c)"),
        ("政　府　工　作　报　告\n县长　王青", "政府工作报告\n县长 王青"),
        ("前一页的话没有说\n— 1 —\n完。\n— 2 —\n", "前一页的话没有说\n完。\n"),
    ],
)
def test_small_repairs(raw: str, text: str) -> None:
    aligned, diagnostics = repair(raw, load())
    assert aligned.text == text
    check_spans(raw, aligned, diagnostics)
    assert {d.code for d in diagnostics} == {"text.repaired"}


def test_one_diagnostic_a_kind_with_its_count() -> None:
    assert messages("抓好三点,一是水,二是路;") == ["半角标点转为全角：3 处"]


def test_traditional_text_becomes_simplified_in_place() -> None:
    raw = "縣政府將圍繞著產業發展,推進著名景區建設,成效顯著,沿著這條路走下去。"
    aligned, _ = repair(raw, load())
    assert aligned.text == "县政府将围绕着产业发展，推进著名景区建设，成效显著，沿着这条路走下去。"
    assert aligned.blocks == 0


def test_a_province_written_with_a_look_alike_is_found() -> None:
    assert to_simplified("陜西省國道") == "陕西省国道"


def test_a_traditional_name_in_simplified_text_stays() -> None:
    raw = "今年我们将与龍華公司合作，推进产业发展，建设现代化车间，实现时间过半任务过半。\n"
    assert fixed(raw) == raw


def test_only_the_traditional_paragraph_of_a_mixed_text_is_converted() -> None:
    modern = "今年我们将推进产业发展，建设现代化车间，实现时间过半任务过半，让群众满意。\n" * 3
    assert fixed(modern + "縣裡將與這個區聯動發展產業\n") == modern + "县里将与这个区联动发展产业\n"


HARD_WRAPPED = """今年全县上下要把水利设施建设作为头等大事来抓，各
乡镇要在六月底前完成青石水库除险加固，县水利局要
会同县财政局抓紧落实配套资金，确保工程按期完工并
发挥效益。
一、抓好灌区改造。要对全县十二个灌区逐一摸底排查
列出清单，明确责任人和完成时限，每月通报一次进度
，对进度滞后的乡镇由县政府督查室约谈主要负责人并
限期整改到位。
"""


def test_hard_wrapped_lines_are_joined_and_headings_kept() -> None:
    lines = fixed(HARD_WRAPPED).splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("今年") and lines[0].endswith("发挥效益。")
    assert lines[1].startswith("一、") and "进度，对进度" in lines[1]


def test_a_paragraph_cut_in_mid_sentence_is_joined_a_heading_is_not() -> None:
    cut = "我们正在研究新的考核办法。年底前要把考核结果与项目安排、资金分配、干部使用等各个方面\r\n挂起钩来，形成正向激励。\r\n"
    assert fixed(cut) == cut.replace("方面\r\n挂", "方面挂")
    heading = "坚持以项目建设为中心，全力推动县域经济在高质量发展的轨道上行稳致远迈上新的台阶\n全年要新开工项目。\n"
    assert fixed(heading) == heading


def test_paragraphs_without_line_ends_get_them_back() -> None:
    raw = "\u2003\u2003".join("要抓好水利设施建设和农田改造，" * 20 + "按期完工。" for _ in range(9))
    assert fixed(raw).count("\n") == 8


# ---- text that was decoded one byte off --------------------------------------------------------------------------------

SIGNS = "縣裡要發(fā)展產業(yè),保護環(huán)境,落實規(guī)劃。"


def off_by_one(text: str) -> str:
    """What the broken page makes of a mark's bytes that straddle two characters: `?`, the mark, and pairs read one byte late."""
    data = text.encode("gbk")
    at = next(i for i in range(1, len(data), 2) if data[i] == 0xA3 and data[i + 1] in b"\xac\xbb\xbf")
    shown = data[: at - 1].decode("gbk") + "?" + chr(data[at + 1] - 0x80)
    at += 2
    while data[at] >= 0x80:
        shown += data[at : at + 2].decode("gbk")
        at += 2
    return shown + data[at : at + 1].decode() + data[at + 1 :].decode("gbk")


@pytest.mark.parametrize(
    ("sentence", "mended"),
    [("辦好了這件事。現在要抓水利。", "办好了这件事。现在要抓水利。"), ("確保縣域醫院達標。", "确保县域医院达标。")],
)
def test_runs_one_byte_off_are_mended(sentence: str, mended: str) -> None:
    broken = off_by_one(sentence)
    assert "?" in broken
    raw = SIGNS + broken
    aligned, diagnostics = repair(raw, load())
    assert aligned.text.endswith(mended)
    check_spans(raw, aligned, diagnostics)
    assert "还原错位的汉字：1 处" in [d.message for d in diagnostics]


def test_readings_in_brackets_go_and_the_words_keep_their_place() -> None:
    aligned, diagnostics = repair(SIGNS, load())
    assert aligned.text == "县里要发展产业，保护环境，落实规划。"
    assert diagnostics[0].message == "删去误插的拼音：4 处"
    assert aligned.quote(LocalSpan(3, 5)).text == "發(fā)展"
    assert aligned.quote(LocalSpan(5, 7)).text == "產業"


def test_what_cannot_be_told_is_a_marked_gap() -> None:
    raw = SIGNS + "要抓好?;?、水利。"
    aligned, diagnostics = repair(raw, load())
    gaps = [d for d in diagnostics if d.code == "text.gap"]
    assert "□" in aligned.text
    assert [d.span.of(raw) for d in gaps if d.span] == ["?;?"]


def test_real_question_marks_stay() -> None:
    assert fixed(SIGNS + "為什么要這么做?做的關鍵是什么?大家要想清楚。").endswith("为什么要这么做？做的关键是什么？大家要想清楚。")


def test_few_readings_are_no_damage() -> None:
    raw = "“醫(yī)”字怎么读，请看注音。"
    assert "（yī）" in fixed(raw) or "(yī)" in fixed(raw)


def test_a_document_that_was_read_one_byte_off_reads_the_same_twice() -> None:
    """Same input, same output: nothing hangs on what was repaired before."""
    raw = SIGNS + off_by_one("辦好了這件事。現在要抓水利。") + SIGNS.replace("(", "（").replace(")", "）")
    first, again = repair(raw, load()), repair(raw, load())
    assert first[0].text == again[0].text
    assert first[1] == again[1]
    assert "ā" not in first[0].text


def test_page_numbers_and_the_running_head_below_them_go() -> None:
    pages = [f"第{word}段讲水利。\n— {at} —\n青石县人民政府文件\n" for at, word in enumerate("一二三四", 1)]
    raw = "青石县人民政府文件\n" + "".join(pages) + "完。\n"
    assert fixed(raw) == "青石县人民政府文件\n第一段讲水利。\n第二段讲水利。\n第三段讲水利。\n第四段讲水利。\n完。\n"
    assert messages(raw) == ["删去页码行：4 处"]


@pytest.mark.parametrize("raw", ["— 1 —\n开头。\n", "- 3 -\n甲。\n- 2 -\n乙。\n"])
def test_one_number_or_numbers_that_fall_are_no_pages(raw: str) -> None:
    assert fixed(raw) == raw


def test_words_of_a_page_between_its_tags() -> None:
    assert without_markup("修<b>路</b><3") == "修路<3"
    assert without_markup('yle="x">修<b>路</b>，<span sty', torn=True) == "修路，"
