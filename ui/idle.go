package ui

import (
	"strconv"
	"time"

	"allelens/ui/form"
	"allelens/ui/workspace"
)

// IdleMinutes is after how long without mouse and keys the case is hidden, unless another time is chosen.
const IdleMinutes = 15

// idleChoices are the times to choose from, in minutes; 0 never hides the case.
var idleChoices = []int{0, 5, IdleMinutes, 30, 60}

// Idle is told for how long nobody has used mouse or keys, on the main goroutine. After the time chosen it hides the case,
// as Ctrl+L does.
func (w *Window) Idle(during time.Duration) {
	after := time.Duration(w.options.Idle) * time.Minute
	if after > 0 && during >= after && !w.locked && editable(w.workspace.State()) {
		w.lock()
	}
}

// idle asks after how long the case is hidden.
func (q *questions) idle(workspace.State) form.Form {
	var options []form.Option
	for _, n := range idleChoices {
		words := say("ui.idle.minutes", "n", n)
		if n == 0 {
			words = say("ui.idle.never")
		}
		options = append(options, form.Option{Value: strconv.Itoa(n), Words: words})
	}
	return form.Form{
		Title: say("ui.menu.idle"), Text: texts(small("ui.idle.text")), Accept: say("ui.apply"), Cancel: say("ui.cancel"),
		Fields: []form.Field{{ID: "minutes", Kind: form.One, Value: strconv.Itoa(q.options.Idle), Options: options}},
		Apply: func(a form.Answers) {
			n, err := strconv.Atoi(a.Text("minutes"))
			if err != nil {
				return
			}
			q.options.Idle = n
			if q.options.KeepIdle != nil {
				q.options.KeepIdle(n)
			}
		},
	}
}
