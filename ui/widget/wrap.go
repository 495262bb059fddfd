package widget

import (
	"strings"
	"unicode/utf8"
)

// word is text that is not broken, unless it alone is wider than the line.
type word struct {
	pieces  []piece
	newline bool // the line ends after it
}

// piece is the part of a word that lies in one span.
type piece struct {
	span  int
	text  string
	space bool // a space follows
}

// words cuts spans at spaces and line breaks. A word may run over several spans
// ("BRCA1" bold, "," regular): it stays together.
func words(spans []Span) []word {
	var all []word
	var open word
	closeWord := func(newline bool) {
		if len(open.pieces) > 0 || newline {
			open.newline = newline
			all = append(all, open)
			open = word{}
		}
	}
	for i, s := range spans {
		for _, line := range strings.SplitAfter(s.Text, "\n") {
			text, newline := strings.CutSuffix(line, "\n")
			for _, part := range strings.SplitAfter(text, " ") {
				bare, space := strings.CutSuffix(part, " ")
				if bare != "" || space {
					open.pieces = append(open.pieces, piece{i, bare, space})
				}
				if space {
					closeWord(false)
				}
			}
			if newline {
				closeWord(true)
			}
		}
	}
	closeWord(false)
	return all
}

// run is text of one span on one line, at x.
type run struct {
	span  int
	text  string
	x     float32
	width float32
}

type line struct {
	runs  []run
	width float32
}

// wrapper breaks words into lines of a width, measuring with the given function.
type wrapper struct {
	width   float32
	measure func(span int, text string) float32
	lines   []line
	current line
	pending float32 // width of the space before the next word
	blank   int     // span of that space
	widest  float32 // of what had to be broken within its letters, 0 for nothing
}

func (w *wrapper) wrap(all []word) []line {
	for _, word := range all {
		width := w.wordWidth(word)
		if w.current.width > 0 && w.current.width+w.pending+width > w.width {
			w.breakLine()
		}
		if width > w.width {
			w.note(word)
		}
		for _, p := range word.pieces {
			w.add(p)
		}
		if word.newline {
			w.breakLine()
		}
	}
	if len(w.current.runs) > 0 || len(w.lines) == 0 {
		w.breakLine()
	}
	return w.lines
}

func (w *wrapper) wordWidth(all word) float32 {
	width := float32(0)
	for _, p := range all.pieces {
		width += w.measure(p.span, p.text)
	}
	return width
}

// note keeps the width of a word's widest part that can be broken within its letters only, where that is too wide.
func (w *wrapper) note(long word) {
	part := float32(0)
	for _, p := range long.pieces {
		for text := p.text; text != ""; {
			end := strings.IndexAny(text, partings) + 1
			whole := end > 0
			if !whole {
				end = len(text)
			}
			if part += w.measure(p.span, text[:end]); part > w.width {
				w.widest = max(w.widest, part)
			}
			if text = text[end:]; whole {
				part = 0
			}
		}
	}
}

func (w *wrapper) breakLine() {
	w.lines = append(w.lines, w.current)
	w.current, w.pending = line{}, 0
}

func (w *wrapper) add(p piece) {
	for p.text != "" {
		head := w.fitting(p)
		w.place(p.span, head)
		p.text = p.text[len(head):]
		if p.text != "" {
			w.breakLine()
		}
	}
	if p.space {
		w.pending, w.blank = w.pending+w.measure(p.span, " "), p.span
	}
}

// fitting is the part of a piece that fits on an empty line, at least one character, up to a sign that parts it if it
// has one; the whole piece where it fits, or stands behind others of its word.
func (w *wrapper) fitting(p piece) string {
	if w.measure(p.span, p.text)+w.current.width+w.pending <= w.width {
		return p.text
	}
	_, end := utf8.DecodeRuneInString(p.text)
	for end < len(p.text) {
		_, n := utf8.DecodeRuneInString(p.text[end:])
		if w.current.width+w.pending+w.measure(p.span, p.text[:end+n]) > w.width {
			break
		}
		end += n
	}
	if at := strings.LastIndexAny(p.text[:end], partings); at >= 0 && end < len(p.text) {
		return p.text[:at+1]
	}
	return p.text[:end]
}

// partings are signs behind which a word that is too long is broken rather than within its letters.
const partings = "-_./:;,=>"

// place appends text to the line, joined with the last run where the span is the same.
func (w *wrapper) place(span int, text string) {
	runs := w.current.runs
	if n := len(runs); n > 0 && runs[n-1].span == span && (w.pending == 0 || w.blank == span) {
		last := &runs[n-1]
		if w.pending > 0 {
			last.text += " "
		}
		last.text += text
		last.width = w.measure(span, last.text)
		w.current.width, w.pending = last.x+last.width, 0
		return
	}
	x := w.current.width + w.pending
	if len(runs) == 0 {
		x = 0
	}
	width := w.measure(span, text)
	w.current.runs = append(runs, run{span, text, x, width})
	w.current.width, w.pending = x+width, 0
}
