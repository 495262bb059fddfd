package ui

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"allelens/ui/theme"
	"allelens/ui/widget"
	"allelens/ui/workspace"
	"allelens/variants/interpret"
)

// limit is one of the numbers that calls have to reach, as it is asked for. The least and the
// most part of the reads leave room for the half that a heterozygous call shows.
type limit struct {
	key         string
	least, most int
}

// limits are in the order of limitsOf; fractions are in percent.
var limits = []limit{
	{"quality", 0, 999}, {"depth", 0, 999},
	{"least_fraction", 0, 50}, {"most_fraction", 50, 100},
	{"confirm_depth", 0, 999},
	{"site_quality", 0, 999}, {"homoplasmy", 50, 100},
	{"homozygous_fraction", 0, 100},
}

// limitsOf are the numbers of thresholds.
func limitsOf(t interpret.Thresholds) []int {
	percent := func(part float64) int { return int(math.Round(100 * part)) }
	return []int{t.Quality, t.Depth, percent(t.LeastFraction), percent(t.MostFraction), t.ConfirmDepth, t.SiteQuality, percent(t.Homoplasmy), percent(t.HomozygousFraction)}
}

// thresholdsOf are the thresholds of numbers.
func thresholdsOf(n []int) interpret.Thresholds {
	return interpret.Thresholds{
		Quality: n[0], Depth: n[1],
		LeastFraction: float64(n[2]) / 100, MostFraction: float64(n[3]) / 100,
		ConfirmDepth: n[4], SiteQuality: n[5], Homoplasmy: float64(n[6]) / 100,
		HomozygousFraction: float64(n[7]) / 100,
	}
}

// thresholdsNow are the limits that the open file was read with.
func thresholdsNow(o workspace.ReadOptions) interpret.Thresholds {
	if o.Thresholds != nil {
		return *o.Thresholds
	}
	return interpret.DefaultThresholds()
}

// AskThresholds implements screen.Host: it asks for the limits that calls have to reach, and
// reads the open file again with them.
func (w *Window) AskThresholds() {
	s := w.workspace.State()
	if s.Status != workspace.Open {
		return
	}
	entries := make([]*widget.Entry, len(limits))
	fields := make([]fyne.CanvasObject, len(limits))
	hint := widget.NewText(widget.Small(say("ui.thresholds.hint")))
	apply := func() {
		numbers, wrong, what := numbersIn(entries)
		if what != "" {
			hint.Set(widget.Span{Text: what, Colour: theme.ColorAct})
			w.Focus(entries[wrong])
			return
		}
		w.dismiss()
		w.setThresholds(thresholdsOf(numbers))
	}
	for i, l := range limits {
		entries[i] = widget.NewEntry("")
		entries[i].OnSubmitted = func(string) { apply() }
		fields[i] = field(say("ui.thresholds."+l.key), entries[i])
	}
	fill := func(t interpret.Thresholds) {
		for i, n := range limitsOf(t) {
			entries[i].SetText(strconv.Itoa(n))
		}
	}
	fill(thresholdsNow(s.Options))
	restore := widget.NewButton(say("ui.thresholds.restore"), widget.PlainButton, func() { fill(interpret.DefaultThresholds()) })
	body := []fyne.CanvasObject{paragraph(say("ui.thresholds.text"))}
	for pair := range slices.Chunk(fields, 2) {
		body = append(body, widget.Columns(12, []float32{1, 1}, pair...))
	}
	w.ask(say("ui.thresholds.title"), entries[0], append(body, hint,
		widget.Row(12, widget.NewButton(say("ui.thresholds.apply"), widget.PrimaryButton, apply), restore, w.away("ui.cancel")))...)
}

// numbersIn reads what was filled in; what says what is wrong with the entry at place wrong,
// and is "" where nothing is.
func numbersIn(entries []*widget.Entry) (numbers []int, wrong int, what string) {
	for i, l := range limits {
		n, err := strconv.Atoi(strings.TrimSpace(entries[i].Text))
		if err != nil || n < l.least || n > l.most {
			return nil, i, say("ui.thresholds.wrong", "name", say("ui.thresholds."+l.key), "least", l.least, "most", l.most)
		}
		numbers = append(numbers, n)
	}
	return numbers, 0, ""
}

// setThresholds reads the open file again with limits, unless it was read with them.
func (w *Window) setThresholds(t interpret.Thresholds) {
	o := w.workspace.State().Options
	if t == thresholdsNow(o) {
		return
	}
	o.Thresholds = &t
	if t == interpret.DefaultThresholds() {
		o.Thresholds = nil
	}
	w.workspace.Reread(o)
}
