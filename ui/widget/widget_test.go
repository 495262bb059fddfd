package widget

import (
	"image"
	"image/color"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"allelens/report/figure"
	"allelens/ui/theme"
)

func look(t *testing.T) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Light, 1))
}

// TestWrappingFits: at any width every line of a text fits, and no word is lost.
func TestWrappingFits(t *testing.T) {
	look(t)
	const words = "Avoid the standard dose if possible. Use prasugrel or ticagrelor NM_007294.4:c.5266dup"
	for width := float32(20); width < 700; width += 37 {
		text := NewText(Strong("Clopidogrel "), Plain(words))
		var all strings.Builder
		for _, l := range text.fitted(width).lines {
			if l.width > width+1 {
				t.Errorf("at %v points a line is %v wide", width, l.width)
			}
			for _, r := range l.runs {
				all.WriteString(strings.ReplaceAll(r.text, " ", ""))
			}
		}
		if got := all.String(); got != strings.ReplaceAll("Clopidogrel "+words, " ", "") {
			t.Errorf("at %v points the words are %q", width, got)
		}
		if text.HeightFor(width) < text.HeightFor(700) {
			t.Errorf("narrower text is lower: %v", width)
		}
	}
}

func numbers(n int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = (i * 7) % n
	}
	return all
}

func numberTable(wraps bool) *Table[int] {
	words := func(n int) Cell { return TextCell(Plain(strings.Repeat("x", n%5+1))) }
	return NewTable([]Column[int]{
		{Label: "Number", Width: 100, Cell: words, Compare: func(a, b int) int { return a - b }},
		{Label: "Second", Width: 100, Drop: 1, Cell: words},
		{Label: "Third", Width: 100, Drop: 2, Cell: words},
	}, wraps, func(n int) string { return strings.Repeat("k", n+1) })
}

func TestTableSortsAndKeepsItsSelection(t *testing.T) {
	look(t)
	table := numberTable(true)
	var chosen int
	table.OnSelect = func(n int) { chosen = n }
	w := test.NewTempWindow(t, table.Object())
	w.Resize(fyne.NewSize(400, 300))
	table.SetRows(numbers(50))
	if !table.Select(strings.Repeat("k", 8)) || table.Select("none") {
		t.Error("selecting by key is wrong")
	}
	table.Select(strings.Repeat("k", 8))
	table.SortBy(0)
	if rows := table.Rows(); rows[0] != 0 || rows[49] != 49 {
		t.Errorf("ascending: %v", rows)
	}
	table.SortBy(0)
	if rows := table.Rows(); rows[0] != 49 {
		t.Errorf("descending: %v", rows)
	}
	if row, ok := table.Selected(); !ok || row != 7 {
		t.Errorf("sorting lost the selection: %d", row)
	}
	table.grid.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if chosen != 6 {
		t.Errorf("Down chose %d", chosen)
	}
}

func TestColumnsGoWhereThereIsNoRoom(t *testing.T) {
	look(t)
	table := numberTable(false)
	for width, want := range map[float32][]bool{400: {true, true, true}, 250: {true, true, false}, 150: {true, false, false}, 50: {true, false, false}} {
		slots := table.grid.slots(width)
		for i, s := range slots {
			if (s.width > 0) != want[i] || s.line != 0 {
				t.Errorf("at %v points the columns are %v", width, slots)
			}
			if s.x+s.width > width+0.5 {
				t.Errorf("at %v points the columns take %v", width, slots)
			}
		}
	}
}

// TestColumnsGoOnBelow: columns that have to stay and have no room beside others stand below them, in heads and rows alike,
// and the row is as high as both.
func TestColumnsGoOnBelow(t *testing.T) {
	look(t)
	cell := func(string) Cell { return TextCell(Plain("xx")) }
	for _, wraps := range []bool{true, false} {
		table := NewTable([]Column[string]{
			{Label: "One", Width: 100, Grow: 1, Cell: cell}, {Label: "Two", Width: 100, Cell: cell}, {Label: "Three", Width: 100, Cell: cell}}, wraps, nil)
		table.SetRows([]string{"a", "b"})
		want := []slot{{0, 150, 0}, {150, 100, 0}, {0, 100, 1}}
		if got := table.grid.slots(250); !slices.Equal(got, want) {
			t.Errorf("wraps %v: the columns stand at %v, want %v", wraps, got, want)
		}
		one, two := table.grid.ends(400), table.grid.ends(250)
		if two[0] < 1.5*one[0] || two[1] != 2*two[0] {
			t.Errorf("wraps %v: rows of one line end at %v, of two at %v", wraps, one, two)
		}
		w := test.NewTempWindow(t, table.Object())
		w.Resize(fyne.NewSize(250, 400))
		row := table.grid.body.shown.rows[0]
		if first, third := row.cells[0].text, row.cells[2].text; third.Position().Y < first.Position().Y+first.Size().Height {
			t.Errorf("wraps %v: the third cell at %v lies over the first at %v", wraps, third.Position(), first.Position())
		}
		for i, h := range table.heads[1:] {
			if before := table.heads[i]; h.Position().X < before.Position().X+before.Size().Width && h.Position().Y < before.Position().Y+before.Size().Height {
				t.Errorf("wraps %v: head %d lies over the one before", wraps, i+1)
			}
		}
	}
}

// TestRowsStackAtLargeText: columns that ask for it stand below each other over the whole width, the last beside the one before.
func TestRowsStackAtLargeText(t *testing.T) {
	words := func(int) Cell { return TextCell(Plain("x")) }
	columns := []Column[int]{{Width: 100, Stacks: true, Cell: words}, {Width: 60, Stacks: true, Cell: words}, {Width: 50, Grow: 1, Stacks: true, Cell: words}, {Width: 20, Cell: words}}
	for scale, want := range map[float32][]int{1: {0, 0, 0, 0}, 2: {0, 1, 2, 2}} {
		test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Light, scale))
		var lines []int
		slots := NewList(columns, func(int) string { return "" }).grid.slots(1000)
		for _, s := range slots {
			lines = append(lines, s.line)
		}
		if !slices.Equal(lines, want) {
			t.Errorf("scale %v: lines %v, want %v", scale, lines, want)
		}
		if scale == 2 && (slots[0].width != 1000 || slots[2].width+slots[3].width != 1000) {
			t.Errorf("the lines are not as wide as the list: %v", slots)
		}
	}
}

// TestWordsFit: a word that is wider than the text makes it smaller instead of being broken; not smaller than can be read.
func TestWordsFit(t *testing.T) {
	look(t)
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Light, 2))
	text := NewText(Span{Text: "1 pathogenic", Bold: true, Size: theme.SizeHeadline})
	for width := float32(700); width > 180; width -= 13 {
		text.Resize(fyne.NewSize(width, 400))
		if fault := text.Fault(); fault != "" {
			t.Errorf("at %v points it is %s: %q", width, fault, text.Shown())
		}
	}
	text.Resize(fyne.NewSize(20, 400))
	if b := text.fitted(20); b.part*2*26 < sizeAtOne-0.1 {
		t.Errorf("the letters are %v points high", b.part*2*26)
	}
}

// TestLargeTablesHoldFewObjects: what is drawn depends on the view, not on the data.
func TestLargeTablesHoldFewObjects(t *testing.T) {
	look(t)
	table := numberTable(false)
	w := test.NewTempWindow(t, table.Object())
	w.Resize(fyne.NewSize(400, 300))
	table.SetRows(numbers(100_003))
	if n := len(test.WidgetRenderer(table.grid.body).Objects()); n == 0 || n > 2*12 {
		t.Errorf("there are %d objects: two for a row, itself and the line below it", n)
	}
	table.Select(strings.Repeat("k", 90_001))
	w.Canvas().Capture()
	if table.grid.scroll.Offset.Y == 0 {
		t.Error("the selected row is not brought into view")
	}
}

func TestPaperShowsThePageInPrint(t *testing.T) {
	look(t)
	page := figure.Scene{Width: 100, Height: 200, Shapes: []figure.Shape{
		figure.Rect{Min: figure.Point{X: 10, Y: 10}, Max: figure.Point{X: 50, Y: 50}, Fill: figure.Act},
		figure.Circle{Centre: figure.Point{X: 75, Y: 30}, Radius: 10, Fill: figure.Standard},
		figure.Polyline{Points: []figure.Point{{X: 0, Y: 100}, {X: 100, Y: 100}}, Stroke: figure.Ink, Width: 4},
		figure.Text{At: figure.Point{X: 50, Y: 150}, Text: "MMMM ☐", Size: 20, Bold: true, Colour: figure.Ink, Anchor: figure.Middle},
	}}
	img := drawScene(page, 200, 400)
	for at, role := range map[image.Point]figure.Role{{X: 60, Y: 60}: figure.Act, {X: 150, Y: 60}: figure.Standard, {X: 100, Y: 200}: figure.Ink, {X: 5, Y: 5}: figure.Card} {
		if got := color.NRGBAModel.Convert(img.At(at.X, at.Y)); got != printColour(role) {
			t.Errorf("%v is %v, want %s", at, got, role)
		}
	}
	dark := 0
	for x := range 200 {
		for y := 260; y < 304; y++ {
			if r, _, _, _ := img.At(x, y).RGBA(); r < 0x8000 {
				dark++
			}
		}
	}
	if dark < 200 {
		t.Errorf("%d dark points where the text should be", dark)
	}
	if got := NewPaper(page).HeightFor(300); got != 600 {
		t.Errorf("a page 300 wide is %v high", got)
	}
}

func TestDashesFollowThePattern(t *testing.T) {
	points := []figure.Point{{X: 0, Y: 0}, {X: 10, Y: 0}, {X: 10, Y: 10}}
	length := 0.0
	for _, d := range dashes(points, []float64{3, 2}) {
		length += d[1].X - d[0].X + d[1].Y - d[0].Y
	}
	if length < 11.9 || length > 12.1 {
		t.Errorf("20 points in dashes of 3 and gaps of 2 draw %v", length)
	}
	if n := len(dashes(points, nil)); n != 2 {
		t.Errorf("a solid line has %d segments", n)
	}
}

func TestCheckTurns(t *testing.T) {
	look(t)
	told := []bool{}
	c := NewCheck("Risk figures", func(on bool) { told = append(told, on) })
	test.Tap(c)
	c.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	c.Set(true)
	if len(told) != 2 || !told[0] || told[1] || !c.On() {
		t.Errorf("told %v, on %v", told, c.On())
	}
}

func TestSuggestOffersKnownNames(t *testing.T) {
	look(t)
	var taken []string
	s := NewSuggest("", []string{"codeine", "warfarin", "acenocoumarol"}, func(name string) { taken = append(taken, name) })
	s.Entry.SetText("co")
	if got := s.Offers(); len(got) != 2 || got[0] != "codeine" || got[1] != "acenocoumarol" {
		t.Errorf("offers %v", got)
	}
	s.Entry.OnSubmitted("co")
	s.Entry.SetText("unheard of")
	s.Entry.OnSubmitted("unheard of")
	if len(taken) != 2 || taken[0] != "codeine" || taken[1] != "unheard of" {
		t.Errorf("taken %v", taken)
	}
}

// TestBoxesWrapWhereThereIsNoRoom: a step of a chain stays on one line where it fits, and is never
// cut where it does not.
func TestBoxesWrapWhereThereIsNoRoom(t *testing.T) {
	look(t)
	box := Box(Code("VKORC1 rs9923231 reference (C)/rs9923231 variant (T)"))
	flow := Flow(8, box)
	wide, narrow := HeightFor(flow, 900), HeightFor(flow, 160)
	if box.MinSize().Width < 200 || narrow < 2*wide-15 {
		t.Errorf("width %v, height %v where wide, %v where narrow", box.MinSize().Width, wide, narrow)
	}
	flow.Resize(fyne.NewSize(160, narrow))
	if s := box.Size(); s.Width > 160 || s.Height != narrow {
		t.Errorf("size %v", s)
	}
}

// TestHairlinesFollowTheTheme: a rule has the colour of the theme in use, though it was made under another.
func TestHairlinesFollowTheTheme(t *testing.T) {
	look(t)
	rule := Rule().(*fyne.Container).Objects[0].(fyne.Widget)
	rect := test.WidgetRenderer(rule).Objects()[0].(*canvas.Rectangle)
	before := rect.FillColor
	fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Dark, 1))
	rule.Refresh()
	if rect.FillColor == before || rect.FillColor != colour(theme.ColorLine, rule) {
		t.Errorf("the rule is %v in the dark", rect.FillColor)
	}
	row := NewSurface(theme.ColorLine, "", 0)
	line := test.WidgetRenderer(row).Objects()[0].(*canvas.Rectangle)
	fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Light, 1))
	row.Set(theme.ColorLine, "")
	if line.FillColor != before {
		t.Errorf("a surface set anew is %v in the light, not %v", line.FillColor, before)
	}
}

// TestRevealShowsTheBeginning: what is taller than the pane is shown from its beginning, what fits is shown whole.
func TestRevealShowsTheBeginning(t *testing.T) {
	look(t)
	tall := func(height float32) fyne.CanvasObject { return Sized(100, height, NewSurface("", "", 0)) }
	before, group, short := tall(150), tall(400), tall(60)
	pane := NewPane(Stack(0, before, group, short))
	window := test.NewTempWindow(t, pane)
	window.SetPadded(false)
	window.Resize(fyne.NewSize(200, 200))
	for i, c := range []struct {
		o    fyne.CanvasObject
		want float32
	}{{group, 150}, {short, 410}, {before, 0}} {
		pane.Reveal(c.o)
		if got := pane.scroll.Offset.Y; got != c.want {
			t.Errorf("%d: scrolled to %.0f, want %.0f", i, got, c.want)
		}
	}
}
