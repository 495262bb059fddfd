package ledger

import (
	"slices"
	"strings"

	"allelens/variants"
)

// Deidentified is what the file says without the names that it and its columns bear: file stands for the file's
// wherever a place in it is told ("file:12"), removed for a column's. Of specimens told by the name of a column or
// of a sample only that is left. The checksum stays: it leads back to the file for whoever holds it.
func (o *Observations) Deidentified(file, removed string) *Observations {
	out, names := *o, []string{o.Input.Name, o.Input.Sample, o.Specimen.Normal}
	if o.Specimen.Evidence == "column" || o.Specimen.Evidence == "declared" {
		names = append(names, o.Specimen.Value)
		out.Specimen.Value = removed
	}
	if out.Specimen.Normal != "" {
		out.Specimen.Normal = removed
	}
	out.Input.Name, out.Input.Path, out.Input.Sample = file, "", removed
	out.Problems = make([]*variants.Problem, len(o.Problems))
	for i, p := range o.Problems {
		out.Problems[i] = deidentified(p, file, removed, names)
	}
	return &out
}

// deidentified is a problem whose place is in the file, of which the values that are one of the names, or a list that
// holds one, are removed.
func deidentified(p *variants.Problem, file, removed string, names []string) *variants.Problem {
	out := *p
	out.Where, out.Err, out.Values = PlaceIn(p.Where, file), nil, slices.Clone(p.Values)
	named := func(text string) bool {
		return slices.ContainsFunc(names, func(n string) bool { return n != "" && (text == n || strings.Contains(text, n) && len(n) > 3) })
	}
	for i, v := range out.Values {
		if named(v.Text) || v.Name == "sample" || v.Name == "samples" {
			out.Values[i].Text = removed
		}
	}
	return &out
}

// PlaceIn is a place ("calls.tsv:12") in a file of another name; "" where no place is told.
func PlaceIn(where, file string) string {
	if where == "" {
		return ""
	}
	if at := strings.LastIndexByte(where, ':'); at >= 0 && at+1 < len(where) && strings.Trim(where[at+1:], "0123456789") == "" {
		return file + where[at:]
	}
	return file
}
