package document

import "strings"

// notices are what stands before all else.
func (w writer) notices() []Block {
	var blocks []Block
	for _, n := range w.Summary.Notices {
		blocks = append(blocks, Callout{Tone: n.Tone, Title: n.Title, Lines: lines(n.Text)})
	}
	return blocks
}

// notices say in plain words that the sample may not be the patient's, or is a tumour's, and which medicines are
// not known or have nothing to do with genes.
func (p patient) notices() []Block {
	var blocks []Block
	for _, n := range p.Summary.Notices {
		key := "patient.notice." + n.Code
		for _, kind := range []string{"specimen_tumour", "sex_mixup", "unknown_medication"} {
			if strings.HasPrefix(n.Code, kind) {
				key = "patient.notice." + kind
			}
		}
		blocks = append(blocks, Callout{Tone: n.Tone, Title: p.t(key), Lines: lines(p.t(key+".line", "names", strings.Join(n.Names, ", ")))})
	}
	return blocks
}
