"""Pieces of text at places on pages, put back into running text: lines, paragraphs, headings, tables. Knows no PDF."""
