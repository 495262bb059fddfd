package pgx

import (
	"io"
	"slices"
	"strings"

	"allelens/variants"
)

// column is what a column of outside calls holds.
type column struct {
	names []string // in headers, in small letters
	field func(c *OutsideCall) *string
}

// columns are PharmCAT's four, and ours behind them.
var columns = []column{
	{[]string{"gene"}, func(c *OutsideCall) *string { return &c.Gene }},
	{[]string{"diplotype"}, func(c *OutsideCall) *string { return &c.Diplotype }},
	{[]string{"phenotype"}, func(c *OutsideCall) *string { return &c.Phenotype }},
	{[]string{"activity score", "activity_score", "activityscore", "score"}, func(c *OutsideCall) *string { return &c.ActivityScore }},
	{[]string{"laboratory", "lab"}, func(c *OutsideCall) *string { return &c.Laboratory }},
	{[]string{"method", "assay", "program"}, func(c *OutsideCall) *string { return &c.Method }},
	{[]string{"date"}, func(c *OutsideCall) *string { return &c.Date }},
}

// ofPharmCAT is how many of the columns are PharmCAT's.
const ofPharmCAT = 4

// ofColumn is the index of the column of that name; -1 where it is none.
func ofColumn(name string) int {
	name = strings.ToLower(strings.TrimSpace(strings.TrimPrefix(name, "#")))
	return slices.IndexFunc(columns, func(c column) bool { return slices.Contains(c.names, name) })
}

// columnReader reads lines of outside calls.
type columnReader struct {
	order []int       // index into columns of each column of the file; -1 for one that is not read
	named bool        // by the file's own header
	given OutsideCall // laboratory, method and date that comments give for the lines below
	calls []OutsideCall
}

// readColumns reads gene, diplotype, phenotype, activity score, laboratory, method and date, separated by tabs, in this order
// or in that of a first line that names them. Comments such as "# laboratory: X" hold for the lines below that do not say
// it themselves.
func readColumns(name string, r io.Reader) ([]OutsideCall, error) {
	read := columnReader{}
	for i := range columns {
		read.order = append(read.order, i)
	}
	err := eachLine(name, r, read.line)
	return read.calls, err
}

func (r *columnReader) line(line, where string) error {
	if r.header(line) {
		return nil
	}
	if strings.HasPrefix(line, "#") {
		r.comment(line)
		return nil
	}
	c, err := r.parse(line, where)
	if err == nil {
		err = c.check()
	}
	if err != nil {
		return err
	}
	if r.calls = append(r.calls, c); len(r.calls) > maxOutsideCalls {
		return tooMany(where)
	}
	return nil
}

// header takes the order of the columns from a line that names them before the first call. One that does not name the
// diplotype names none.
func (r *columnReader) header(line string) bool {
	names := strings.Split(line, "\t")
	if len(r.calls) > 0 || ofColumn(names[0]) != 0 {
		return false
	}
	var order []int
	for _, name := range names {
		order = append(order, ofColumn(name))
	}
	if slices.Contains(order, 1) {
		r.order, r.named = order, true
	}
	return true
}

// comment takes "# laboratory: X" and its like.
func (r *columnReader) comment(line string) {
	name, value, _ := strings.Cut(strings.TrimLeft(line, "#"), ":")
	const first = ofPharmCAT // the columns before are of one gene
	if i := ofColumn(name); i >= first {
		*columns[i].field(&r.given) = spaced(value)
	}
}

// parse splits one line into its columns.
func (r *columnReader) parse(line, where string) (OutsideCall, error) {
	fields := strings.Split(line, "\t")
	if !r.named && len(fields) >= len(columns) && !isDate(spaced(fields[len(columns)-1])) {
		fields = fields[:ofPharmCAT] // what another program writes behind the four
	}
	c := OutsideCall{Where: where}
	for i, f := range fields[:min(len(fields), len(r.order))] {
		if at := r.order[i]; at >= 0 {
			*columns[at].field(&c) = spaced(f)
		}
	}
	if len(fields) < 2 || c.Gene == "" {
		return OutsideCall{}, variants.Fail("outside_line", where)
	}
	for _, col := range columns {
		if to := col.field(&c); *to == "" {
			*to = *col.field(&r.given)
		}
	}
	return c, nil
}

// spaced is text with single spaces.
func spaced(text string) string { return strings.Join(strings.Fields(text), " ") }

// isDate reports whether a text is a day, a month or a year as YYYY-MM-DD, or empty.
func isDate(text string) bool { return text == "" || variants.IsDate(text) }
