package document

import (
	"cmp"

	"allelens/report"
	"allelens/report/figure"
)

// codeSize is the side of the QR code in points.
const codeSize = 62

// number is the report's: the one given, else the first digits of its file's checksum, "" before it is written.
func (w writer) number() string {
	counted := ""
	if w.Proof != nil {
		counted = w.Proof.Number
	}
	return cmp.Or(w.Case.ReportNumber, counted)
}

// signatures are the lines for the signatures, and what the report proves itself with: the code of its mark beside them,
// and the first half of the checksum to be read.
func (c clinician) signatures() Block {
	lines := Grid{Shares: []float64{1.4, 1.2, 0.8}, Fields: []Fact{
		{c.t("clinician.sign.by"), c.Case.SignedBy}, {c.t("clinician.sign.signature"), ""}, {c.t("clinician.sign.date"), c.Case.SignedOn},
	}}
	if k := c.Report.Clinic; k == nil || k.SecondReader || c.Case.SecondReader != "" { // who has stated no wish keeps the line
		lines.Shares, lines.Fields = append(lines.Shares, 1.2), append(lines.Fields, Fact{c.t("clinician.sign.second"), c.Case.SecondReader})
	}
	note, p := Paragraph{Line{Text: c.t("clinician.proof.none"), Style: Muted}}, c.Proof
	if p != nil {
		note = Paragraph{Line{Text: c.t("clinician.proof", "half", p.SHA256[:len(p.SHA256)/2]), Style: Muted}}
	}
	return Columns{Shares: []float64{7.2, 1}, Parts: [][]Block{{lines, note}, {Drawings{{Alt: c.t("clinician.proof.alt"), Build: proofCode(p)}}}}}
}

// proofCode draws the mark; an empty square of its size before the report is written.
func proofCode(p *report.Proof) func(width float64) figure.Scene {
	return func(width float64) figure.Scene {
		size := min(width, codeSize)
		if p == nil {
			return figure.Scene{Width: size, Height: size}
		}
		return figure.Code(p.Mark, size)
	}
}
