"""Pages that come with the place of each row: PDF, ALTO, PAGE, hOCR and what OCR engines write."""
