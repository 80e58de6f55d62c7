"""Reports of the department: a period in; the same blocks written as PDF, slides and workbook out."""
