"""Pages with the place of each row: PDF, ALTO, PAGE, hOCR and the output of OCR engines."""
