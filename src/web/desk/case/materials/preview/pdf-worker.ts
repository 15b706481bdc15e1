/** The thread in which a PDF is taken apart; a file of its own, so that the build makes one worker of it. */
import "pdfjs-dist/legacy/build/pdf.worker.min.mjs";
