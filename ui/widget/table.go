package widget

import (
	"slices"

	"fyne.io/fyne/v2"
)

// Column is one column of a table over rows of type T: a table is data, not code.
type Column[T any] struct {
	Label   string
	Width   float32          // points at text scale 1
	Grow    float32          // share of the width that is left over
	Drop    int              // columns of the highest rank are left out first in narrow tables; 0 stays
	Off     bool             // left out until it is asked for by ShowColumn
	Stacks  bool             // begins a line of its own where the text is half as large again, or more
	Cell    func(T) Cell     // what is shown
	Compare func(a, b T) int // order; nil where the column cannot be sorted by
	Press   func(T)          // done when the cell is clicked, in the place of choosing the row; nil for that
}

// Table shows rows of T. Rows in view alone have objects, so that its speed does not depend
// on their number. The arrow keys move the selection; a head sorts by its column.
type Table[T any] struct {
	*grid
	columns []Column[T]
	rows    []T // as given
	shown   []T // as sorted
	key     func(T) string
	chosen  string // key of the selected row, "" for none
	by      int    // column sorted by; -1 as given
	order   direction
	// OnSelect is called when a row is chosen by pointer or key, OnGo when it is pressed, by pointer or Enter; nil for
	// nothing.
	OnSelect, OnGo func(T)
	// Group names the part of the list that a row stands in; its first row has the name above it, as long as the rows stand as
	// they were given. nil for no parts.
	Group func(T) string
	// OnDelete is called when the key Delete is pressed on the selected row; nil for nothing.
	OnDelete func(T)
}

// NewTable makes a table whose rows wrap, or stay on one line and end in an ellipsis. key
// names a row, so that the selection outlives sorting and new data; nil for tables in
// which nothing is selected.
func NewTable[T any](columns []Column[T], wraps bool, key func(T) string) *Table[T] {
	t := &Table[T]{columns: columns, key: key, by: -1}
	shapes := make([]gridColumn, len(columns))
	heads := make([]*gridHead, len(columns))
	for i, c := range columns {
		shapes[i] = gridColumn{c.Width, c.Grow, c.Drop, c.Off, c.Stacks}
		var tapped func()
		if c.Compare != nil {
			tapped = func() { t.SortBy(i) }
		}
		heads[i] = newGridHead(c.Label, tapped)
	}
	t.grid = newGrid(shapes, heads, wraps)
	t.grid.onPress = t.pressCell
	if key != nil {
		t.grid.onSelect, t.grid.onGo, t.grid.onDelete = t.selectRow, t.goRow, t.deleteRow
	}
	return t
}

// NewList makes a table without heads, whose rows wrap: what stands in a column explains itself.
func NewList[T any](columns []Column[T], key func(T) string) *Table[T] {
	t := NewTable(columns, true, key)
	t.grid.bare = true
	t.grid.header.Hide()
	return t
}

// ShowColumn shows a column or leaves it out.
func (t *Table[T]) ShowColumn(column int, on bool) {
	if t.grid.columns[column].off == !on {
		return
	}
	t.grid.columns[column].off = !on
	t.grid.heights = nil
	t.grid.Refresh()
	t.grid.body.Refresh()
}

// Shown reports whether a column is asked for.
func (t *Table[T]) Shown(column int) bool { return !t.grid.columns[column].off }

// Object is the table as part of a screen.
func (t *Table[T]) Object() fyne.CanvasObject { return t.grid }

// Step moves the selection by a number of rows, and tells as a key would.
func (t *Table[T]) Step(by int) { t.grid.step(by) }

// Focusable is what takes the keyboard.
func (t *Table[T]) Focusable() fyne.Focusable { return t.grid }

func (t *Table[T]) selectRow(row int) {
	t.chosen = t.key(t.shown[row])
	if t.OnSelect != nil {
		t.OnSelect(t.shown[row])
	}
}

// pressCell reports whether the cell itself has a use for a click.
func (t *Table[T]) pressCell(row, column int) bool {
	press := t.columns[column].Press
	if press == nil || row < 0 || row >= len(t.shown) {
		return false
	}
	press(t.shown[row])
	return true
}

func (t *Table[T]) goRow(row int) {
	if t.OnGo != nil {
		t.OnGo(t.shown[row])
	}
}

// deleteRow reports whether the key has a use.
func (t *Table[T]) deleteRow(row int) bool {
	if t.OnDelete == nil {
		return false
	}
	t.OnDelete(t.shown[row])
	return true
}

// SetRows replaces the data; order and selection stay.
func (t *Table[T]) SetRows(rows []T) {
	t.rows = rows
	t.arrange()
}

// Rows lists the data as it is shown.
func (t *Table[T]) Rows() []T { return t.shown }

// SortBy sorts by a column; again turns the order round.
func (t *Table[T]) SortBy(column int) {
	switch {
	case t.by != column:
		t.by, t.order = column, ascending
	case t.order == ascending:
		t.order = descending
	default:
		t.order = ascending
	}
	for i, h := range t.heads {
		h.setSorted(unsorted)
		if i == column {
			h.setSorted(t.order)
		}
	}
	t.arrange()
}

func (t *Table[T]) arrange() {
	t.shown = slices.Clone(t.rows)
	if t.by >= 0 {
		compare := t.columns[t.by].Compare
		slices.SortStableFunc(t.shown, func(a, b T) int { return int(t.order) * compare(a, b) })
	}
	shown := t.shown
	t.grid.selected = t.find(t.chosen)
	t.grid.band = nil
	if t.Group != nil && t.by < 0 {
		t.grid.band = func(row int) string {
			if name := t.Group(shown[row]); row == 0 || name != t.Group(shown[row-1]) {
				return name
			}
			return ""
		}
	}
	t.grid.setRows(len(shown), func(row, column int) Cell { return t.columns[column].Cell(shown[row]) })
}

func (t *Table[T]) find(key string) int {
	if t.key == nil || key == "" {
		return noRow
	}
	return slices.IndexFunc(t.shown, func(row T) bool { return t.key(row) == key })
}

// Select marks the row with a key and brings it into view, without calling OnSelect. It
// reports whether there is such a row.
func (t *Table[T]) Select(key string) bool {
	t.chosen = key
	return t.grid.mark(t.find(key))
}

// Selected is the chosen row.
func (t *Table[T]) Selected() (row T, ok bool) {
	i := t.find(t.chosen)
	if i < 0 {
		return row, false
	}
	return t.shown[i], true
}
