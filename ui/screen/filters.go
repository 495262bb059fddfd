package screen

import (
	"strings"

	"fyne.io/fyne/v2"

	"allelens/report/text"
	"allelens/ui/widget"
)

// filter is a named choice of rows.
type filter[T any] struct {
	key     string // of its word, under the filters' prefix
	word    string // the word itself, where it is a name
	accepts func(T) bool
}

// words are what the choice is called; prefix is that of the keys of its texts.
func (f filter[T]) words(prefix string) string {
	if f.word != "" {
		return f.word
	}
	return say(prefix + f.key)
}

// filters are chips above a table, each with the number of rows it leaves. One is chosen.
type filters[T any] struct {
	object *fyne.Container
	prefix string
	all    []filter[T]
	chips  []*widget.Chip
	chosen int
	change func(was string)
	routed string // the filter of the place shown
	// folded are the filters that stand behind a chip of their own, which more is; nil for none.
	folded func(key string) bool
	more   *widget.Chip
	open   bool
	rows   []T
}

// fold puts filters behind a chip that shows and hides them.
func (f *filters[T]) fold(words string, folded func(key string) bool) {
	f.folded = folded
	f.more = widget.NewChip(words, func() { f.open = !f.open; f.count(f.rows) })
	f.object.Add(f.more)
}

// newFilters makes chips for the filters; change is called when one is pressed, with the key of the one before.
func newFilters[T any](prefix string, all []filter[T], change func(was string)) *filters[T] {
	f := &filters[T]{object: widget.Flow(6), prefix: prefix, change: change}
	f.offer(all)
	return f
}

// offer makes other filters the choice; the chosen one stays, or the last one takes its place.
func (f *filters[T]) offer(all []filter[T]) {
	key := ""
	if f.chosen < len(f.all) {
		key = f.all[f.chosen].key
	}
	f.all, f.chips, f.chosen = all, nil, 0
	f.object.RemoveAll()
	for i := range all {
		chip := widget.NewChip("", func() {
			was := f.all[f.chosen].key
			f.choose(i)
			f.routed = all[i].key
			f.change(was)
		})
		f.chips = append(f.chips, chip)
		f.object.Add(chip)
	}
	if key == "" {
		return
	}
	f.choose(len(all) - 1)
	f.chooseKey(key)
}

// count brings the numbers up to the rows.
func (f *filters[T]) count(rows []T) {
	f.rows = rows
	hidden := 0
	for i, one := range f.all {
		n := 0
		for _, row := range rows {
			if one.accepts(row) {
				n++
			}
		}
		f.chips[i].SetText(one.words(f.prefix) + " " + text.Grouped(n))
		f.chips[i].Hidden = n == 0 && i != f.chosen && one.key != "all"
		if f.folded != nil && f.folded(one.key) && n > 0 {
			hidden++
			f.chips[i].Hidden = !f.open && i != f.chosen
		}
	}
	if f.more != nil {
		f.more.Hidden = hidden == 0
		f.more.SetSelected(f.open)
	}
	f.object.Refresh()
}

func (f *filters[T]) choose(i int) {
	f.chosen = i
	for j, chip := range f.chips {
		chip.SetSelected(j == i)
	}
}

// chooseKey chooses a filter by its key.
func (f *filters[T]) chooseKey(key string) {
	for i, one := range f.all {
		if one.key == key {
			f.choose(i)
		}
	}
}

// follow chooses the filter of a place, and reports whether it is another one than before.
func (f *filters[T]) follow(key string) bool {
	if key == "" || key == f.routed {
		return false
	}
	f.routed = key
	f.chooseKey(key)
	return true
}

// accepted lists the rows that the chosen filter leaves and that match what is searched.
func (f *filters[T]) accepted(rows []T, search string, text func(T) string) []T {
	search = strings.ToLower(strings.TrimSpace(search))
	var some []T
	for _, row := range rows {
		if f.all[f.chosen].accepts(row) && strings.Contains(text(row), search) {
			some = append(some, row)
		}
	}
	return some
}

// any reports whether the filter leaves a row.
func (f *filters[T]) any(i int, rows []T) bool {
	for _, row := range rows {
		if f.all[i].accepts(row) {
			return true
		}
	}
	return false
}
