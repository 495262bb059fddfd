package main

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	fyneui "fyne.io/fyne/v2/widget"

	"allelens/ui/widget"
)

// each calls a function for what is shown of an object and within it, in reading order, also where it is scrolled out of
// sight, until the function says false: then not for what lies within.
func each(o fyne.CanvasObject, visit func(fyne.CanvasObject) (goOn bool)) {
	if o == nil || !o.Visible() || !visit(o) {
		return
	}
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			each(child, visit)
		}
	case *container.Scroll:
		each(o.Content, visit)
	case *fyneui.PopUp:
		each(o.Content, visit)
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			each(child, visit)
		}
	}
}

// markup says what stands in front of the window, or on it where nothing does: texts, fields and buttons in reading order,
// a line each. A number is the place in the order of the Tab key, * what has the keyboard at first.
func (s *stage) markup() string {
	order, first := s.order()
	var b strings.Builder
	each(s.front(), func(o fyne.CanvasObject) bool {
		kind, words := described(o)
		if kind == "" {
			return true
		}
		place, mark := "  ", " "
		if f, ok := o.(fyne.Focusable); ok {
			if at, ok := order[f]; ok {
				place = fmt.Sprintf("%2d", at+1)
			}
			if f == first {
				mark = "*"
			}
		}
		lines := strings.Split(words, "\n")
		fmt.Fprintf(&b, "%s%s %-8s %s\n", place, mark, kind, lines[0])
		for _, line := range lines[1:] {
			fmt.Fprintf(&b, "             %s\n", line)
		}
		return false
	})
	return b.String()
}

// order are the places of what the Tab key goes to, from what has the keyboard on.
func (s *stage) order() (order map[fyne.Focusable]int, first fyne.Focusable) {
	c := s.canvas()
	if c.Overlays().Top() == nil {
		return nil, c.Focused()
	}
	order = map[fyne.Focusable]int{}
	for first = c.Focused(); c.Focused() != nil; c.FocusNext() {
		if _, again := order[c.Focused()]; again {
			break
		}
		order[c.Focused()] = len(order)
	}
	if first != nil {
		c.Focus(first)
	}
	return order, first
}

// described is what an object is and says; "" for what only holds or frames others.
func described(o fyne.CanvasObject) (kind, words string) {
	switch o := o.(type) {
	case *widget.Button:
		return able("button", o.Disabled()), o.Text()
	case *widget.Text:
		if strings.TrimSpace(o.String()) != "" {
			return "text", o.String()
		}
	case *widget.Figure, *widget.Paper:
		return "figure", ""
	case *widget.Segments:
		return able("one of", o.Disabled()), o.AccessibilityLabel()
	case *widget.Chip:
		return able("choice", o.Disabled()), o.AccessibilityLabel()
	case *widget.Check:
		return able("choice", o.Disabled()), o.AccessibilityLabel()
	case interface {
		Stated() (value, hint string, secret bool)
	}:
		value, hint, secret := o.Stated()
		if secret {
			return "secret", strings.Repeat("•", len(value))
		}
		if value == "" && hint != "" {
			return "field", "(" + hint + ")"
		}
		return "field", value
	case fyne.Accessible:
		switch o.AccessibilityRole() {
		case fyne.AccessibleRoleText:
			return "badge", o.AccessibilityLabel()
		case fyne.AccessibleRoleButton:
			return "press", o.AccessibilityLabel()
		}
	}
	return "", ""
}

func able(kind string, disabled bool) string {
	if disabled {
		return kind + " off"
	}
	return kind
}
