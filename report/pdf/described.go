package pdf

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"
	"unicode/utf16"

	"allelens/report/figure"
)

// describing adds the structure to a file that is taken apart.
type describing struct {
	*assembly
	*structure
	height  float64 // of the pages
	order   []*element
	numbers map[*element]int
}

// describe adds the structure, bookmarks, links and the document's language to a file; height is that of its pages.
func (a *assembly) describe(s *structure, height float64, name, language string) error {
	if len(a.pages) != len(s.contents) {
		return errTaken
	}
	d := describing{assembly: a, structure: s, height: height, numbers: make(map[*element]int)}
	d.count(s.root)
	root := a.reserve()
	parents, annotations := d.parents()
	for _, e := range d.order {
		d.element(e, root)
	}
	a.pack(root, fmt.Sprintf("<</Type /StructTreeRoot /K %s /ParentTree <</Nums [%s]>> /ParentTreeNextKey %d>>",
		reference(d.numbers[s.root]), strings.Join(parents, " "), len(parents)))
	for page, n := range a.pages {
		entries := fmt.Sprintf("/StructParents %d /Tabs /S", page)
		if len(annotations[page]) > 0 {
			entries += " /Annots [" + strings.Join(annotations[page], " ") + "]"
		}
		if err := a.extend(n, entries); err != nil {
			return err
		}
	}
	return a.extend(a.root, fmt.Sprintf("/MarkInfo <</Marked true>> /StructTreeRoot %s /Lang %s /ViewerPreferences <</DisplayDocTitle true>> /Metadata %s",
		reference(root), textString(language), reference(a.metadata(name, language)))+d.outline())
}

// count gives numbers to elements that hold something; empty fields of tables count, since they stand for their column.
func (d *describing) count(e *element) {
	d.numbers[e] = d.reserve()
	d.order = append(d.order, e)
	kept := e.kids[:0:0]
	for _, k := range e.kids {
		if k.element != nil && !holds(k.element) {
			continue
		}
		if kept = append(kept, k); k.element != nil {
			d.count(k.element)
		}
	}
	e.kids = kept
}

func holds(e *element) bool {
	if e.role == roleCell || e.role == roleHead {
		return true
	}
	for _, k := range e.kids {
		if k.element == nil || holds(k.element) {
			return true
		}
	}
	return false
}

// parents are the entries of the tree that leads from content to its element, and the links of each page.
func (d *describing) parents() (entries []string, annotations [][]string) {
	for page, owners := range d.contents {
		var all []string
		for _, e := range owners {
			all = append(all, reference(d.numbers[e]))
		}
		entries = append(entries, fmt.Sprintf("%d [%s]", page, strings.Join(all, " ")))
	}
	annotations = make([][]string, len(d.contents))
	for _, l := range d.links {
		l.number = d.reserve()
		d.pack(l.number, fmt.Sprintf("<</Type /Annot /Subtype /Link /Rect %s /Border [0 0 0] /F 4 /StructParent %d /Contents %s /A <</S /URI /URI %s>>>>",
			d.box(l.box), len(entries), textString(l.target), textString(l.target)))
		entries = append(entries, fmt.Sprintf("%d %s", len(entries), reference(d.numbers[l.owner])))
		annotations[l.page] = append(annotations[l.page], reference(l.number))
	}
	return entries, annotations
}

// element packs an element.
func (d *describing) element(e *element, root int) {
	parent := root
	if e.parent != nil {
		parent = d.numbers[e.parent]
	}
	var kids []string
	for _, k := range e.kids {
		switch {
		case k.element != nil:
			kids = append(kids, reference(d.numbers[k.element]))
		case k.page == e.page:
			kids = append(kids, fmt.Sprint(k.content))
		default:
			kids = append(kids, fmt.Sprintf("<</Type /MCR /Pg %s /MCID %d>>", reference(d.pages[k.page]), k.content))
		}
	}
	if e.link != nil {
		kids = append(kids, fmt.Sprintf("<</Type /OBJR /Obj %s>>", reference(e.link.number)))
	}
	more := ""
	switch {
	case e.role == roleFigure:
		more = fmt.Sprintf(" /Alt %s /A <</O /Layout /BBox %s>>", textString(e.alt), d.box(e.bounds))
	case e.role == roleHead && e.rows:
		more = " /A <</O /Table /Scope /Row>>"
	case e.role == roleHead:
		more = " /A <</O /Table /Scope /Column>>"
	}
	if e.says != "" {
		more += " /ActualText " + textString(e.says)
	}
	page := ""
	if e.page >= 0 {
		page = " /Pg " + reference(d.pages[e.page])
	}
	d.pack(d.numbers[e], fmt.Sprintf("<</Type /StructElem /S /%s /P %s%s%s /K [%s]>>", e.role, reference(parent), page, more, strings.Join(kids, " ")))
}

// box are bounds as PDF has them: from the page's lower left.
func (d *describing) box(b figure.Bounds) string {
	return fmt.Sprintf("[%.2f %.2f %.2f %.2f]", b.Min.X, d.height-b.Max.Y, b.Max.X, d.height-b.Min.Y)
}

// entry is a bookmark.
type entry struct {
	of      *element
	number  int
	entries []*entry
}

// outline packs the headings as bookmarks, and gives the catalog's entries for them.
func (d *describing) outline() string {
	root := &entry{}
	way := []*entry{root}
	for _, e := range d.order {
		if n := levelOf(e.role); n > 0 {
			// The document's title is no chapter above the others.
			depth := max(1, n-1)
			b := &entry{of: e}
			way = way[:min(depth, len(way))]
			way[len(way)-1].entries = append(way[len(way)-1].entries, b)
			way = append(way, b)
		}
	}
	if len(root.entries) == 0 {
		return ""
	}
	root.number = d.reserve()
	d.bookmarks(root)
	d.pack(root.number, fmt.Sprintf("<</Type /Outlines%s>>", ends(root, true)))
	return " /Outlines " + reference(root.number) + " /PageMode /UseOutlines"
}

// ends are the first and last below a bookmark, and how many there are: below zero where they are folded.
func ends(of *entry, shown bool) string {
	if len(of.entries) == 0 {
		return ""
	}
	count := len(of.entries)
	if !shown {
		count = -count
	}
	return fmt.Sprintf(" /First %s /Last %s /Count %d", reference(of.entries[0].number), reference(of.entries[len(of.entries)-1].number), count)
}

// bookmarks packs those below one.
func (d *describing) bookmarks(of *entry) {
	for _, b := range of.entries {
		b.number = d.reserve()
	}
	for i, b := range of.entries {
		d.bookmarks(b)
		beside := ""
		if i > 0 {
			beside += " /Prev " + reference(of.entries[i-1].number)
		}
		if i+1 < len(of.entries) {
			beside += " /Next " + reference(of.entries[i+1].number)
		}
		d.pack(b.number, fmt.Sprintf("<</Title %s /Parent %s%s%s /Dest [%s /XYZ 0 %.2f null]>>", textString(b.of.words), reference(of.number), beside, ends(b, false),
			reference(d.pages[b.of.page]), d.height-max(0, b.of.bounds.Min.Y-8)))
	}
}

func reference(n int) string { return fmt.Sprintf("%d 0 R", n) }

// textString is a string of PDF: as it is where it has plain letters only, else in UTF-16.
func textString(s string) string {
	if strings.IndexFunc(s, func(r rune) bool { return r < ' ' || r > '~' }) < 0 {
		return "(" + strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`).Replace(s) + ")"
	}
	var b strings.Builder
	b.WriteString("<FEFF")
	for _, u := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", u)
	}
	return b.String() + ">"
}

// metadata adds title and language as XMP, and gives its number.
func (a *assembly) metadata(name, language string) int {
	escaped := func(s string) string {
		var b bytes.Buffer
		xml.EscapeText(&b, []byte(s)) //nolint:errcheck // a buffer takes all
		return b.String()
	}
	content := `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` +
		`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">` + escaped(name) +
		`</rdf:li></rdf:Alt></dc:title><dc:language><rdf:Bag><rdf:li>` + escaped(language) + `</rdf:li></rdf:Bag></dc:language></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>`
	n := a.reserve()
	a.objects[n] = fmt.Appendf(nil, "%d 0 obj\n<</Type /Metadata /Subtype /XML /Length %d>>\nstream\n%s\nendstream\nendobj\n", n, len(content), content)
	return n
}
