"""A page of two columns as each source tells of it: what engines wrote, and what others would, by their schema."""

import json
from collections.abc import Callable
from pathlib import Path

FILES = Path(__file__).parent / "files"  # the picture fx.png, and what Tesseract 5.3 and RapidOCR 3.10 wrote of it

LEFT = ["　　连日天气晴好，石门镇的", "茶园陆续开采。采茶工背着", "竹篓上了山。"]
RIGHT = ["　　镇里今年添了加工线，鲜", "叶当天下山，当天炒制，当", "晚就能装车。"]
HEADING = "石门镇春茶开采"
IN_ORDER = [HEADING, *LEFT, *RIGHT]
"""The page by column, each row as it is printed."""
EM = 20
Box = tuple[int, int, int, int]


def rows() -> list[tuple[str, Box]]:
    """The rows line by line across the columns, as engines without layout give them, with their boxes."""
    found = [(HEADING, (100, 100, 100 + 36 * len(HEADING), 136))]
    for number, pair in enumerate(zip(LEFT, RIGHT, strict=True)):
        for x, text in zip((100, 380), pair, strict=True):
            plain = text.lstrip("　")
            left = x + (len(text) - len(plain)) * EM
            top = 160 + 30 * number
            found.append((plain, (left, top, left + EM * len(plain), top + EM)))
    return found


def corners(box: Box) -> list[list[int]]:
    x0, y0, x1, y1 = box
    return [[x0, y0], [x1, y0], [x1, y1], [x0, y1]]


def paddle_2() -> str:
    return json.dumps([[[corners(box), [text, 0.98]] for text, box in rows()]], ensure_ascii=False)


def paddle_3() -> str:
    return json.dumps(
        {
            "input_path": "page.png",
            "page_index": None,
            "dt_polys": [corners(box) for _, box in rows()],
            "rec_texts": [text for text, _ in rows()],
            "rec_scores": [0.98 for _ in rows()],
            "rec_polys": [corners(box) for _, box in rows()],
            "rec_boxes": [list(box) for _, box in rows()],
        }
    )


def structure_3() -> str:
    blocks = [[90, 90, 700, 145], [90, 150, 350, 260], [370, 150, 700, 260]]
    return json.dumps(
        {
            "input_path": "page.png",
            "parsing_res_list": [{"block_label": "text", "block_content": "", "block_bbox": box} for box in blocks],
            "overall_ocr_res": json.loads(paddle_3()),
            "table_res_list": [{"rec_texts": ["这些字另有出处"]}],
        }
    )


def labels() -> str:
    return "page.png\t" + json.dumps([{"transcription": text, "points": corners(box)} for text, box in rows()]) + "\n"


def umi() -> str:
    return json.dumps(
        {"code": 100, "data": [{"box": corners(box), "score": 0.9, "text": text} for text, box in rows()]}
    )


def rapid() -> str:
    return json.dumps([{"box": corners(box), "txt": text, "score": 0.9} for text, box in rows()])


def middle() -> str:
    placed = dict(rows())
    lines = [
        {"bbox": placed[text.strip()], "spans": [{"content": text.strip(), "score": 0.9, "bbox": placed[text.strip()]}]}
        for text in IN_ORDER
    ]
    blocks = [{"type": "title", "lines": lines[:1]}, {"type": "text", "lines": lines[1:4]}, {"lines": lines[4:]}]
    return json.dumps({"pdf_info": [{"preproc_blocks": blocks, "page_idx": 0, "discarded_blocks": []}]})


def content_list() -> str:
    texts = [HEADING, "".join(LEFT).strip(), "".join(RIGHT).strip()]
    return json.dumps([{"type": "text", "text": text, "page_idx": 0} for text in texts])


def page_xml() -> str:
    parts = {"r0": rows()[:1], "r1": rows()[1::2], "r2": rows()[2::2]}
    regions = "".join(
        f'<TextRegion id="{name}"><Coords points="0,0 9,9"/>'
        + "".join(
            f'<TextLine><Coords points="{" ".join(f"{x},{y}" for x, y in corners(box))}"/>'
            f"<Word><TextEquiv><Unicode>别的</Unicode></TextEquiv></Word>"
            f'<TextEquiv index="1"><Unicode>误读</Unicode></TextEquiv>'
            f'<TextEquiv index="0" conf="0.9"><Unicode>{text}</Unicode></TextEquiv></TextLine>'
            for text, box in lines
        )
        + "</TextRegion>"
        for name, lines in reversed(parts.items())
    )
    order = "".join(f'<RegionRefIndexed index="{n}" regionRef="r{n}"/>' for n in range(3))
    space = "http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><pc:PcGts xmlns:pc="{space}" xmlns="{space}"><Page imageWidth="800">'
        f"<ReadingOrder><OrderedGroup>{order}</OrderedGroup></ReadingOrder>{regions}</Page></pc:PcGts>"
    )


def alto() -> str:
    lines = "".join(
        f'<TextLine HPOS="{x0}" VPOS="{y0}" WIDTH="{x1 - x0}" HEIGHT="{y1 - y0}"><String CONTENT="{text}" WC="0.9"'
        f' HPOS="{x0}" VPOS="{y0}" WIDTH="{x1 - x0}" HEIGHT="{y1 - y0}"/></TextLine>'
        for text, (x0, y0, x1, y1) in rows()
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><alto xmlns="http://www.loc.gov/standards/alto/ns-v2#"><Layout>'
        f"<Page WIDTH='800' HEIGHT='600'><PrintSpace><TextBlock>{lines}</TextBlock></PrintSpace></Page></Layout></alto>"
    )


def hocr() -> str:
    lines = "".join(
        f'<span class="ocr_line" title="bbox {" ".join(map(str, box))}"><span class="ocrx_word" title="bbox '
        f'{" ".join(map(str, box))}; x_wconf 90">{text}</span></span>'
        for text, box in rows()
    )
    return f'<html><body><div class="ocr_page" title="bbox 0 0 800 600"><p>{lines}</p></div></body></html>'


def tsv() -> str:
    head = "level page_num block_num par_num line_num word_num left top width height conf text".replace(" ", "\t")
    lines = [
        f"5\t1\t1\t1\t{number}\t1\t{x0}\t{y0}\t{x1 - x0}\t{y1 - y0}\t90\t{text}"
        for number, (text, (x0, y0, x1, y1)) in enumerate(rows(), 1)
    ]
    return "\n".join([head, "1\t1\t0\t0\t0\t0\t0\t0\t800\t600\t-1\t", *lines, ""])


SAMPLES: dict[str, Callable[[], str]] = {
    "paddle_2.json": paddle_2,
    "paddle_3.json": paddle_3,
    "structure_3.json": structure_3,
    "Label.txt": labels,
    "umi.json": umi,
    "rapid.json": rapid,
    "middle.json": middle,
    "page.xml": page_xml,
    "alto.xml": alto,
    "page.hocr": hocr,
    "page.tsv": tsv,
}
