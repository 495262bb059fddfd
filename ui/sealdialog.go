package ui

import (
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"allelens/report/figure"
	"allelens/ui/form"
	"allelens/ui/theme"
	"allelens/ui/widget"
	"allelens/ui/workspace"
	"allelens/variants/patient"
)

// Ways to seal a case.
const (
	byWords = "words"
	byKeys  = "keys"
)

// sealDialog asks what is to open a case, and, of a case that is not sealed yet, its number and folder.
type sealDialog struct {
	*questions
	anew                              bool // the case is sealed already
	how                               string
	keys                              []string // public keys that are to open it
	number, folder, words, again, key *widget.Entry
	shown                             bool // the passphrase stands in clear
	meter                             *widget.Figure
	strength, same, note              *widget.Text
	chips                             *fyne.Container
	choice                            *widget.Segments
	marked                            *fyne.Container // the second passphrase and whether it is the same
	accept                            *widget.Button
	problem                           error
}

// askSeal asks how the open case is to be sealed.
func (q *questions) askSeal(s workspace.State) {
	d := &sealDialog{questions: q, anew: s.Sealed != "", how: byWords, keys: q.workspace.SealedTo()}
	if len(d.keys) > 0 {
		d.how = byKeys
	} else if q.options.Keys != nil && q.options.Keys.Now().Public != "" {
		d.keys = []string{q.options.Keys.Now().Public}
	}
	folder := "."
	if s.Path != "" {
		folder = filepath.Dir(s.Path)
	}
	d.number, d.folder, d.key = d.line(s.Case.Label), d.line(folder), d.line("")
	d.words, d.again = d.line(""), d.line("")
	d.words.Password, d.again.Password = true, true
	d.key.OnSubmitted = func(string) { d.addKey(d.key.Text) }
	d.render(nil)
}

// line is a field; Enter in it seals.
func (d *sealDialog) line(value string) *widget.Entry {
	e := widget.NewEntry("")
	e.SetText(value)
	e.OnChanged = func(string) { d.problem = nil; d.judge() }
	e.OnSubmitted = func(string) { d.seal() }
	return e
}

// render draws the dialog as it stands; first gets the keyboard, nil leaves it to the first empty field.
func (d *sealDialog) render(first fyne.Focusable) {
	d.strength, d.same, d.note, d.chips = widget.NewText(), widget.NewLine(), widget.NewText(), widget.Flow(theme.Gap)
	d.meter = widget.NewFigure(meterHeight, d.bars)
	d.accept = widget.NewButton(say(d.text("accept")), widget.PrimaryButton, d.seal)
	d.choice = widget.NewSegments(0, d.how, func(value string) {
		d.how = value
		d.render(nil)
		d.focus(d.choice)
	}, segmentsOf(worded("ui.seal.by.", byWords, byKeys))...)
	rows := []fyne.CanvasObject{widget.NewText(widget.Small(say(d.text("text"))))}
	if !d.anew {
		change := widget.NewButton(say("ui.seal.change"), widget.QuietButton, func() { d.chooseFolder(d.folder.SetText) })
		rows = append(rows, pair(field("ui.seal.number", d.number), field("ui.seal.folder", withMark(d.folder, change))))
	}
	rows = append(rows, d.choice)
	if d.how == byWords {
		rows = append(rows, d.wordRows()...)
	} else {
		rows = append(rows, d.keyRows()...)
	}
	rows = append(rows, d.note, widget.Rule(), pair(ticks("ui.seal.in.", "✓", theme.ColorStandard), ticks("ui.seal.out.", "×", theme.ColorMuted)))
	cancel := widget.NewButton(say("ui.cancel"), widget.PlainButton, func() { d.dismiss() })
	foot := widget.Foot(theme.Gap, widget.NewText(widget.Small(say("ui.seal.lost."+d.how))), cancel, d.accept)
	content, _ := form.Framed(say(d.text("title")), widget.Stack(2*theme.Gap, rows...), foot, d.height())
	d.judge()
	if first == nil {
		first = d.empty()
	}
	d.inFront(form.Width(), content, first)
}

// text is a key of the dialog's words.
func (d *sealDialog) text(of string) string {
	if d.anew {
		return "ui.reseal." + of
	}
	return "ui.seal." + of
}

// pair sets two things side by side where there is room.
func pair(a, b fyne.CanvasObject) fyne.CanvasObject {
	return widget.Adaptive(leastPair, 2*startGap, []float32{1, 1}, a, b)
}

// leastPair is the least width in points of two fields side by side.
const leastPair float32 = 460

// field is a label above what is filled in.
func field(key string, content fyne.CanvasObject) fyne.CanvasObject {
	return widget.Stack(labelGap, widget.NewText(widget.Muted(say(key))), content)
}

// withMark sets something at the right of a field.
func withMark(field, mark fyne.CanvasObject) *fyne.Container {
	return widget.GrowingRow(labelGap, 0, field, mark)
}

// ticks lists what stands under a prefix and 1 to 4, below its title.
func ticks(prefix, sign string, colour fyne.ThemeColorName) fyne.CanvasObject {
	lines := widget.Stack(labelGap, widget.NewText(widget.Strong(say(prefix+"title"))))
	for _, n := range []string{"1", "2", "3", "4"} {
		lines.Add(widget.GrowingRowFull(theme.Gap, 1, widget.NewLine(widget.Plain(sign).In(colour)), widget.NewText(widget.Plain(say(prefix+n)))))
	}
	return lines
}

// wordRows ask for a passphrase, twice.
func (d *sealDialog) wordRows() []fyne.CanvasObject {
	key := "ui.seal.show"
	if d.shown {
		key = "ui.seal.hide"
	}
	show := widget.NewButton(say(key), widget.QuietButton, func() {
		d.shown = !d.shown
		d.words.Password, d.again.Password = !d.shown, !d.shown
		d.render(d.words)
	})
	invent := widget.NewButton(say("ui.seal.make"), widget.QuietButton, func() {
		words := newPassphrase()
		d.words.SetText(words)
		d.again.SetText(words)
	})
	d.marked = withMark(d.again, d.same)
	return []fyne.CanvasObject{
		pair(field("ui.seal.words", withMark(d.words, show)), field("ui.seal.again", d.marked)),
		widget.GrowingRow(theme.Gap, 1, widget.Fixed(meterWidth*textScale(), d.meter), d.strength, invent),
	}
}

// Size of the meter in points, and of the gap between its bars.
const meterWidth, meterHeight, meterGap = 132, 6, 6

// meterBars are how many of three bars are filled, and with what.
var meterBars = map[string]struct {
	filled int
	colour figure.Role
}{"weak": {1, figure.Act}, "fair": {1, figure.Change}, "good": {2, figure.Standard}, "strong": {3, figure.Standard}}

// bars draws how strong the passphrase is.
func (d *sealDialog) bars(width, height float64) figure.Scene {
	level := meterBars[strength(d.words.Text)]
	if d.words.Text == "" {
		level.filled = 0
	}
	scene := figure.Scene{Width: width, Height: meterHeight}
	each := (width - 2*meterGap) / 3
	for i := range 3 {
		fill := figure.Card // empty in high contrast too, where lines are black
		if i < level.filled {
			fill = level.colour
		}
		x := float64(i) * (each + meterGap)
		scene.Shapes = append(scene.Shapes, figure.Rect{Min: figure.Point{X: x}, Max: figure.Point{X: x + each, Y: meterHeight}, Fill: fill, Stroke: figure.Muted, Radius: meterHeight / 2})
	}
	return scene
}

// keyRows ask for public keys.
func (d *sealDialog) keyRows() []fyne.CanvasObject {
	for _, k := range d.keys {
		d.chips.Add(widget.NewRemovableChip(shortKey(k), func() {
			d.keys = slices.DeleteFunc(d.keys, func(o string) bool { return o == k })
			d.render(d.key)
		}))
	}
	choose := widget.NewButton(say("ui.seal.key.choose"), widget.QuietButton, func() { d.chooseInFront(d.addKey) })
	add := widget.NewButton(say("ui.seal.key.add"), widget.QuietButton, func() { d.addKey(d.key.Text) })
	return []fyne.CanvasObject{field("ui.seal.key", widget.GrowingRow(labelGap, 0, d.key, add, choose)), d.chips}
}

// shortKey is a public key by its beginning and end.
func shortKey(k string) string {
	const begin, end = 12, 6
	if len(k) <= begin+end {
		return k
	}
	return k[:begin] + "…" + k[len(k)-end:]
}

// addKey takes a public key, or those of a file.
func (d *sealDialog) addKey(name string) {
	keys, err := d.workspace.Recipients(strings.TrimSpace(name))
	d.problem = err
	for _, k := range keys {
		if !slices.Contains(d.keys, k) {
			d.keys = append(d.keys, k)
		}
	}
	if err == nil {
		d.key.SetText("")
	}
	d.render(d.key)
}

// judge says what is wrong or missing, and lets the case be sealed where nothing is.
func (d *sealDialog) judge() {
	if d.accept == nil {
		return // the fields are being made
	}
	words, again := strings.TrimSpace(d.words.Text), strings.TrimSpace(d.again.Text)
	d.meter.SetBuilder(d.bars)
	d.strength.Set(widget.Small(say("ui.seal.best")))
	if level := strength(words); words != "" {
		d.strength.Set(widget.Strong(say("ui.seal.strength."+level)).In(strengthColour[level]), widget.Small(" "+say("ui.seal.best")))
	}
	d.same.Set()
	if d.how == byWords && words != "" && words == again {
		d.same.Set(widget.Strong("✓ " + say("ui.seal.same")).In(theme.ColorStandard))
	}
	if d.marked != nil {
		d.marked.Refresh() // the field makes room for the mark
	}
	missing := d.missing(words, again)
	d.note.Set(widget.Small(missing))
	if missing == "" {
		d.accept.Enable()
	} else {
		d.accept.Disable()
	}
}

// missing says why the case cannot be sealed yet; "" where it can.
func (d *sealDialog) missing(words, again string) string {
	if d.problem != nil {
		return sentence(d.problem)
	}
	if wrong := checkNumber(d.number.Text); wrong != "" && !d.anew {
		return wrong
	}
	switch {
	case d.how == byKeys && len(d.keys) == 0:
		return say("ui.seal.key.none")
	case d.how == byKeys:
		return ""
	case words == "":
		return say("ui.seal.empty")
	case again == "":
		return say("ui.seal.once_more")
	case words != again:
		return say("ui.seal.differ")
	}
	return ""
}

// empty is the first field that asks for something.
func (d *sealDialog) empty() fyne.Focusable {
	switch {
	case !d.anew && d.number.Text == "":
		return d.number
	case d.how == byKeys:
		return d.key
	}
	return d.words
}

// seal seals the case, if all is given. What went wrong is told where it can be mended.
func (d *sealDialog) seal() {
	d.problem = nil
	if d.how == byKeys && strings.TrimSpace(d.key.Text) != "" {
		d.addKey(d.key.Text)
	}
	if d.judge(); d.accept.Disabled() {
		return
	}
	key := workspace.Key{Passphrase: strings.TrimSpace(d.words.Text)}
	if d.how == byKeys {
		key = workspace.Key{To: d.keys}
	}
	path := filepath.Join(strings.TrimSpace(d.folder.Text), strings.TrimSuffix(strings.TrimSpace(d.number.Text), sealedEnding)+sealedEnding)
	if d.anew {
		path = d.workspace.State().Sealed
	}
	d.dismiss()
	if s := d.workspace.State(); !d.anew && s.Case.Label == "" {
		d.workspace.Change(workspace.Details, func(c *patient.Case) { c.Label = numberOf(path) })
	}
	d.workspace.Seal(path, key, func(err error) {
		if err == nil {
			d.sealed(path, nil)
			return
		}
		d.problem = err
		d.render(nil)
	})
}
