"""Run by the Python of one old engine, which has Qt and nothing else: an empty window that DevTools drive.

`python window.py qt5|qt6 TEXT` holds it open until it is ended; TEXT is the reader's text size in pixels. The port is
the environment's QTWEBENGINE_REMOTE_DEBUGGING.
"""

import os
import sys

os.environ.update(
    QT_QPA_PLATFORM="offscreen",
    QT_QUICK_BACKEND="software",
    QTWEBENGINE_DISABLE_SANDBOX="1",
    QTWEBENGINE_CHROMIUM_FLAGS="--disable-gpu --no-sandbox --disable-background-networking",
)
if sys.argv[1] == "qt5":
    from PyQt5.QtCore import QUrl
    from PyQt5.QtWebEngineWidgets import QWebEngineSettings, QWebEngineView
    from PyQt5.QtWidgets import QApplication
else:
    from PySide6.QtCore import QUrl
    from PySide6.QtWebEngineCore import QWebEngineSettings
    from PySide6.QtWebEngineWidgets import QWebEngineView
    from PySide6.QtWidgets import QApplication


def main() -> None:
    application = QApplication(sys.argv[:1])
    view = QWebEngineView()
    view.settings().setFontSize(QWebEngineSettings.FontSize.DefaultFontSize, int(sys.argv[2]))
    view.resize(360, 740)
    view.setUrl(QUrl("about:blank"))
    view.show()
    application.exec_() if sys.argv[1] == "qt5" else application.exec()


if __name__ == "__main__":
    main()
