"""The list of figures inside a presentation, and the presentation's figures beside it."""

from io import BytesIO
from typing import Any, Final

from lxml import etree
from pptx import Presentation
from pptx.exc import PythonPptxError
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from tkkio_analytics.domain.message import Message, message
from tkkio_analytics.domain.verification import WrittenFigure, WrittenFile
from tkkio_analytics.errors import ReportError
from tkkio_analytics.reporting import manifest
from tkkio_analytics.reporting.pptx.reading import Found, figures
from tkkio_analytics.reporting.wording import WordedBriefing

PART: Final = PackURI("/customXml/tkkio-figures.xml")
ELEMENT: Final = "{urn:tkkio:figures}figures"
XML: Final = "application/xml"


def attach(deck: Any, briefing: WordedBriefing) -> None:
    """Put the list of figures into a presentation, as data that PowerPoint keeps when it saves."""
    element = etree.Element(ELEMENT, nsmap={None: "urn:tkkio:figures"})
    element.text = manifest.text(briefing)
    content = etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True)
    part = Part(PART, XML, deck.part.package, content)
    deck.part.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML)


def read(content: bytes) -> WrittenFile:
    """Return what a presentation lists and shows.

    Parameters
    ----------
    content
        Bytes of the file, whoever made it; how much they unpack to has been looked at.

    Raises
    ------
    ReportError
        If it cannot be read, or is none of ours.
    """
    found = tuple(map(_written, figures(content)))
    return WrittenFile(listing=manifest.parsed(_list(content)), figures=found)


def _list(content: bytes) -> str:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        for relation in Presentation(BytesIO(content)).part.rels.values():
            if relation.reltype == RELATIONSHIP_TYPE.CUSTOM_XML and not relation.is_external:
                element = etree.fromstring(relation.target_part.blob, parser)
                if element.tag == ELEMENT:
                    return element.text or ""
    except (etree.LxmlError, PythonPptxError, KeyError, ValueError) as error:
        raise ReportError("file_unreadable", reason=type(error).__name__) from error
    raise ReportError("list_missing")


def _written(found: Found) -> WrittenFigure:
    return WrittenFigure(place=_place(found), code=found.reference, text=found.text or None, number=found.exact)


def _place(found: Found) -> Message:
    return message("verify.place.slide", number=found.slide)
