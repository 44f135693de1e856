"""Revisions accepted and rejected by LibreOffice, which knows Word's rules from another hand."""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from docx import Document

SOFFICE = shutil.which("soffice")
VERBS = ("Accept", "Reject")
_BASIC = """Sub Settle(folder, name, verb)
  Dim before(0) As New com.sun.star.beans.PropertyValue
  Dim after(0) As New com.sun.star.beans.PropertyValue
  before(0).Name = "Hidden"
  before(0).Value = True
  after(0).Name = "FilterName"
  after(0).Value = "MS Word 2007 XML"
  opened = StarDesktop.loadComponentFromURL(folder &amp; "/" &amp; name &amp; ".docx", "_blank", 0, before())
  helper = createUnoService("com.sun.star.frame.DispatchHelper")
  frame = opened.CurrentController.Frame
  helper.executeDispatch(frame, ".uno:" &amp; verb &amp; "AllTrackedChanges", "", 0, Array())
  opened.storeToURL(folder &amp; "/" &amp; name &amp; verb &amp; ".docx", after())
  opened.close(True)
End Sub
"""
_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
{basic}</script:module>
"""
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
 library:readonly="false" library:passwordprotected="false">
<library:element library:name="Module1"/></library:library>
"""
_LIBRARIES = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
<library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink">
<library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple"
 library:link="false"/></library:libraries>
"""


def settled(documents: Sequence[bytes], folder: Path) -> list[tuple[str, str]]:
    """The texts of documents after all revisions were accepted, and after all were rejected."""
    basic = folder / "profile" / "user" / "basic"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    office = [str(SOFFICE), "--headless", "--norestore", profile]
    subprocess.run([*office, "--terminate_after_init"], check=True, timeout=120)  # the profile is made
    (basic / "Standard").mkdir(parents=True, exist_ok=True)
    (basic / "script.xlc").write_text(_LIBRARIES, encoding="utf-8")
    (basic / "Standard" / "script.xlb").write_text(_LIBRARY, encoding="utf-8")
    (basic / "Standard" / "Module1.xba").write_text(_MODULE.format(basic=_BASIC), encoding="utf-8")
    for number, docx in enumerate(documents):
        (folder / f"{number}.docx").write_bytes(docx)
    for number in range(len(documents)):
        for verb in VERBS:
            call = f'macro:///Standard.Module1.Settle("{folder.as_uri()}","{number}","{verb}")'
            subprocess.run([*office, call], check=False, timeout=60, capture_output=True)  # it may fall in leaving
    return [
        (_text(folder / f"{number}Accept.docx"), _text(folder / f"{number}Reject.docx"))
        for number in range(len(documents))
    ]


def _text(path: Path) -> str:
    return "".join(f"{paragraph.text}\n" for paragraph in Document(str(path)).paragraphs)
