package update

import (
	"bytes"
	"cmp"
	"slices"
	"strconv"
	"strings"

	"allelens/variants"
	"allelens/variants/knowledge"
)

// merged is the new table of classifications, row by row, with what it came from.
type merged struct {
	knowledge.ClassifiedAllele
	entry   *entry                      // nil: the file does not hold the allele
	before  *knowledge.ClassifiedAllele // nil: the bundled base does not hold it
	earlier []knowledge.EarlierClassOf
	beside  []knowledge.EarlierClassOf // what disputes the class
	asks    string                     // why somebody has to answer for the change: a reason of Question, or ""
	held    past                       // earlier and beside as they were
	ours    bool                       // the class stays that the base had, and the file's disputes it
}

// past is what was said of an allele besides its class.
type past struct{ earlier, beside []knowledge.EarlierClassOf }

// merge sets the file's classes in the place of the bundled ones. Alleles keep their rows; new ones
// follow by place. An allele that the file lacks keeps its row, its class and its old date.
func (b *bundle) merge(r *reading) []merged {
	earlier, beside := b.byAllele(b.earlier), b.byAllele(b.disputes)
	var all []merged
	for i := range b.classed {
		before := &b.classed[i]
		a := before.Allele(variants.GRCh38)
		m := merged{ClassifiedAllele: *before, before: before, earlier: earlier[a], beside: beside[a], held: past{earlier[a], beside[a]}}
		if e, ok := r.entries[a]; ok {
			m.classify(e, r.file)
		} else {
			m.AbsentFrom = r.file.source()
		}
		m.asks = m.reason()
		all = append(all, m)
	}
	for _, e := range b.newcomers(r) {
		m := merged{ClassifiedAllele: b.named(e)}
		m.classify(e, r.file)
		all = append(all, m)
	}
	for i := range all {
		all[i].Row = int64(i + 1)
	}
	return all
}

func (b *bundle) byAllele(classes []knowledge.EarlierClassOf) map[variants.Allele][]knowledge.EarlierClassOf {
	by := map[variants.Allele][]knowledge.EarlierClassOf{}
	for _, e := range classes {
		a := variants.Allele{Contig: b.contig(e.Gene), Pos: e.Pos38, Ref: e.Ref, Alt: e.Alt}
		by[a] = append(by[a], e)
	}
	return by
}

func (b *bundle) contig(gene string) variants.Contig { return b.slices[variants.GRCh38][gene].Contig }

// newcomers are the entries whose alleles the bundled base does not hold, by place.
func (b *bundle) newcomers(r *reading) (all []entry) {
	for a, e := range r.entries {
		if _, held := b.rows[a]; !held {
			all = append(all, e)
		}
	}
	slices.SortFunc(all, func(x, y entry) int {
		return cmp.Or(cmp.Compare(x.gene, y.gene), x.allele.Pos-y.allele.Pos, cmp.Compare(x.allele.Ref, y.allele.Ref), cmp.Compare(x.allele.Alt, y.allele.Alt))
	})
	return all
}

// named makes the row of a new allele, without a class. One that cannot be named has no names.
func (b *bundle) named(e entry) knowledge.ClassifiedAllele {
	c := knowledge.ClassifiedAllele{Contig: e.allele.Contig, Pos38: e.allele.Pos, Pos37: e.allele.Pos + b.offsets[e.gene], Ref: e.allele.Ref, Alt: e.allele.Alt}
	c.Gene = e.gene
	if name, err := b.namers[e.gene].Name(variants.GRCh38, e.allele); err == nil {
		c.HGVSC, c.HGVSP, c.Consequence = name.C, name.Protein(), name.Consequence
	}
	return c
}

// classify gives a row the class of the file. What stood there, and what was said beside it, becomes its
// past if it was another.
func (m *merged) classify(e entry, f File) {
	same := m.ClassText == e.text && (m.Stars == e.stars || m.Stars < 0 || e.stars < 0)
	if m.before != nil && !m.ClassUnknown && !same {
		m.earlier = append(slices.Clip(m.earlier), m.was())
	}
	for _, d := range m.beside {
		if d.ClassText != e.text {
			m.earlier = append(slices.Clip(m.earlier), d)
		}
	}
	m.entry, m.ClassUnknown, m.beside, m.AbsentFrom, m.Evaluated = &e, false, nil, "", e.evaluated
	m.Class, m.ClassText, m.Stars, m.ReviewStatus = e.class, e.text, e.stars, e.review
	m.Source, m.Date, m.Verified = f.source(), f.Date, true
	m.VariationID, m.RSID = cmp.Or(e.variationID, m.VariationID), cmp.Or(e.rsid, m.RSID)
	m.SideChanged = m.opposite()
}

// was is the class that stands, as one of the past.
func (m *merged) was() knowledge.EarlierClassOf {
	return knowledge.EarlierClassOf{
		EarlierClass: knowledge.EarlierClass{Origin: m.Origin, Class: m.Class, ClassText: m.ClassText, Stars: m.Stars},
		Gene:         m.Gene, Pos38: m.Pos38, Ref: m.Ref, Alt: m.Alt,
	}
}

// opposite reports whether the allele ever stood on the other side than now, or, where it stands on
// none, on both.
func (m *merged) opposite() bool {
	sides := map[int]bool{m.Class.Side(): true}
	for _, e := range m.earlier {
		sides[e.Class.Side()] = true
	}
	return sides[1] && sides[-1]
}

// table writes the text of a table.
type table struct{ bytes.Buffer }

func newTable(columns string) *table {
	t := &table{}
	t.WriteString(strings.ReplaceAll(columns, " ", "\t"))
	t.WriteByte('\n')
	return t
}

func (t *table) row(cells ...any) {
	for i, c := range cells {
		if i > 0 {
			t.WriteByte('\t')
		}
		t.WriteString(cellText(c))
	}
	t.WriteByte('\n')
}

// class writes a row of a class before, or beside, the one that stands.
func (t *table) class(e knowledge.EarlierClassOf) {
	t.row(e.Gene, e.Pos38, e.Ref, e.Alt, e.Class, e.ClassText, optional(e.Stars), e.Source, e.Date, e.Verified)
}

// cellText writes a cell on one line.
func cellText(c any) string {
	switch c := c.(type) {
	case bool:
		if c {
			return "1"
		}
		return "0"
	case int:
		return strconv.Itoa(c)
	case int64:
		return strconv.FormatInt(c, 10)
	case knowledge.Class:
		return string(c)
	case variants.Contig:
		return string(c)
	case string:
		return strings.Map(func(r rune) rune {
			if r < ' ' {
				return ' '
			}
			return r
		}, c)
	}
	return ""
}

// optional is a number that may be missing (-1).
func optional(n int) any {
	if n < 0 {
		return nil
	}
	return n
}

// tables are the new contents of the tables that an update replaces.
func (b *bundle) tables(all []merged, f File, version string) map[string][]byte {
	tables := b.classTables(all, f)
	sources := newTable("id name version date licence url pmid")
	for _, s := range b.sources {
		sources.row(s.ID, s.Name, s.Version, s.Date, s.Licence, s.URL, s.PMID)
	}
	sources.row(f.source(), sourceName(f), f.Date+" "+f.Assembly.String()+" sha256:"+f.SHA256, f.Date, sourceLicence, sourceURL, "")
	meta := newTable("name value")
	meta.row("version", version)
	tables["source"], tables["meta"] = sources.Bytes(), meta.Bytes()
	return tables
}

// classTables are the tables of classes and of what was and is said beside them.
func (b *bundle) classTables(all []merged, f File) map[string][]byte {
	classification := newTable("gene contig pos37 pos38 ref alt hgvs_c hgvs_p consequence class class_text stars review_status evaluated variation_id rsid side_changed class_unknown absent_from source date verified")
	history := newTable("gene pos38 ref alt class class_text stars source date verified")
	disputes := newTable("gene pos38 ref alt class class_text stars source date verified")
	changed := newTable("classification class class_text stars since source date verified")
	lines := newTable("classification line submissions source date verified")
	for _, m := range all {
		classification.row(m.Gene, m.Contig, m.Pos37, m.Pos38, m.Ref, m.Alt, m.HGVSC, m.HGVSP, m.Consequence, m.Class, m.ClassText, optional(m.Stars),
			m.ReviewStatus, m.Evaluated, m.VariationID, m.RSID, m.SideChanged, m.ClassUnknown, m.AbsentFrom, m.Source, m.Date, m.Verified)
		for _, e := range m.earlier {
			history.class(e)
		}
		for _, e := range m.beside {
			disputes.class(e)
		}
		if m.changed() {
			c := m.before
			changed.row(m.Row, c.Class, c.ClassText, optional(c.Stars), b.version, c.Source, c.Date, c.Verified)
		}
		if m.entry != nil {
			lines.row(m.Row, m.entry.line, m.entry.submissions, f.source(), f.Date, true)
		} else {
			lines.row(m.Row, nil, "", f.source(), f.Date, true)
		}
	}
	return map[string][]byte{
		"classification": classification.Bytes(), "class_history": history.Bytes(), "class_dispute": disputes.Bytes(),
		"class_change": changed.Bytes(), "clinvar_line": lines.Bytes(),
	}
}

// How the file stands among the sources.
const (
	sourceLicence = "public domain (ClinVar)"
	sourceURL     = "https://www.ncbi.nlm.nih.gov/clinvar/"
)

func sourceName(f File) string { return "ClinVar, export of " + f.Date + ", brought by the clinic" }
