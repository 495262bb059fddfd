//go:build window

package main

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

var (
	monkeyTime  = flag.Duration("monkey", 0, "how long random keys and mouse drive the window, for each seed; nothing skips them")
	monkeySeeds = flag.Int("seeds", 3, "how many seeds")
)

const (
	betweenChecks = 40 // actions
	monkeyGrowth  = 80 // megabytes, between the first and the last part of the time
)

// TestMonkey presses random keys, turns the wheel, clicks, drags and calls commands for as long as it is told. The program
// neither ends nor complains, its keys stay alive, and it does not grow. The same seed does the same.
func TestMonkey(t *testing.T) {
	if *monkeyTime == 0 {
		t.Skip("say how long: -monkey 10m")
	}
	for seed := range *monkeySeeds {
		t.Run(fmt.Sprintf("seed %d", seed+1), func(t *testing.T) {
			m := &monkey{r: rand.New(rand.NewPCG(uint64(seed+1), 0))}
			m.open(t)
			m.play(*monkeyTime)
		})
	}
}

// monkey drives one window after the other: it may close one.
type monkey struct {
	*desktop
	r       *rand.Rand
	done    []string  // what it did, the newest last
	sizes   []float64 // of the window that is driven now, a check each
	checks  int       // of the windows before
	reopens int
}

func (m *monkey) open(t *testing.T) {
	t.Helper()
	m.desktop = results(t)
}

func (m *monkey) play(during time.Duration) {
	m.t.Helper()
	actions := 0
	for end := time.Now().Add(during); time.Now().Before(end) && !m.t.Failed(); actions++ {
		m.act()
		if m.program.over() {
			m.reopen()
			continue
		}
		if actions%betweenChecks == betweenChecks-1 {
			m.check()
		}
	}
	m.program.end()
	m.said()
	m.grown()
	m.t.Logf("%d actions, %d checks, closed and opened again %d times", actions, m.checks, m.reopens)
}

// grown fails where the window that was driven last takes more memory in its last checks than in its first, and forgets it.
func (m *monkey) grown() {
	m.t.Helper()
	sizes := m.sizes
	m.sizes = nil
	m.checks += len(sizes)
	fifth := len(sizes) / 5
	if fifth == 0 { // it was closed soon
		return
	}
	m.t.Logf("%d checks of one window: %.0f to %.0f MB", len(sizes), slices.Min(sizes), slices.Max(sizes))
	early, late := slices.Min(sizes[fifth:2*fifth]), slices.Min(sizes[len(sizes)-fifth:])
	if late-early > monkeyGrowth {
		m.t.Errorf("it grew from %.0f to %.0f MB", early, late)
	}
}

// said fails where the program complained.
func (m *monkey) said() {
	m.t.Helper()
	said := m.program.output.String()
	if strings.Contains(said, "panic") || strings.Contains(said, "Fyne call thread") {
		m.t.Errorf("the program complained after %s:\n%s", m.last(), said)
	}
}

func (m *monkey) last() string { return strings.Join(m.done[max(0, len(m.done)-betweenChecks):], ", ") }

// reopen opens another window after the monkey closed one; one that ended otherwise fails.
func (m *monkey) reopen() {
	m.t.Helper()
	m.said()
	if status := m.program.ProcessState.ExitCode(); status != 0 {
		m.t.Fatalf("the program ended with %d after %s", status, m.last())
	}
	m.again()
}

// again opens another window, and counts it.
func (m *monkey) again() {
	m.t.Helper()
	m.grown()
	m.reopens++
	m.server.end()
	m.open(m.t)
}

// alone are keys that the monkey presses; those that it presses more often stand there more often.
var alone = strings.Fields(`Escape Escape Tab Tab Tab shift+Tab Return space Up Down Down Left Right Prior Next Home End Delete BackSpace F1
	ctrl+1 ctrl+2 ctrl+3 ctrl+4 ctrl+5 ctrl+6 ctrl+k ctrl+e ctrl+d ctrl+i ctrl+f ctrl+o ctrl+z ctrl+y ctrl+shift+z ctrl+a ctrl+plus ctrl+minus ctrl+0
	alt+Left alt+Right`)

// act does one thing.
func (m *monkey) act() {
	x, y := strconv.Itoa(m.r.IntN(m.size.X)), strconv.Itoa(40+m.r.IntN(m.size.Y-40))
	switch m.r.IntN(10) {
	case 0, 1, 2, 3:
		m.try("key", "--clearmodifiers", alone[m.r.IntN(len(alone))])
	case 4:
		m.try("type", "--delay", "5", []string{"Plavix", "BRCA", "5", "c.68", "warfarn", "a", "é"}[m.r.IntN(7)])
	case 5, 6:
		m.try("mousemove", x, y, "click", "1")
	case 7:
		m.try("mousemove", x, y, "click", "--repeat", strconv.Itoa(1+m.r.IntN(20)), "--delay", "10", strconv.Itoa(4+m.r.IntN(2)))
	case 8:
		m.try("mousemove", x, y, "mousedown", "1", "mousemove_relative", "--", strconv.Itoa(m.r.IntN(300)-150), strconv.Itoa(m.r.IntN(200)-100), "mouseup", "1")
	case 9:
		words := dialogs()
		m.try("key", "--clearmodifiers", "ctrl+k")
		m.try("type", "--delay", "5", typeable(words[m.r.IntN(len(words))]))
		m.try("key", "--clearmodifiers", "Return")
	}
}

// try does something that the end of the program may prevent.
func (m *monkey) try(args ...string) {
	m.done = append(m.done, strings.Join(args, " "))
	_ = m.command("xdotool", args...).Run()
	time.Sleep(20 * time.Millisecond)
}

// check brings the window to rest and sees that keys lead from screen to screen. A case that the monkey closed is opened
// again.
func (m *monkey) check() {
	m.t.Helper()
	for range 6 {
		m.try("key", "--clearmodifiers", "Escape")
	}
	for _, key := range []string{"ctrl+0", "ctrl+1"} {
		m.try("key", "--clearmodifiers", key)
	}
	if m.program.over() {
		return
	}
	time.Sleep(time.Second)
	overview := m.picture()
	answers := func(key string) bool {
		m.try("key", "--clearmodifiers", key)
		for end := time.Now().Add(30 * time.Second); time.Now().Before(end) && !m.program.over(); time.Sleep(60 * time.Millisecond) {
			if different(m.picture(), overview) > 500 {
				return true
			}
		}
		return false
	}
	switch {
	case answers("ctrl+2"):
		m.sizes = append(m.sizes, m.program.megabytes(m.t))
	case answers("ctrl+k"): // alive, without a case
		m.try("key", "--clearmodifiers", "Escape")
		m.program.end()
		m.said()
		m.again()
	case !m.program.over():
		m.keep("dead", m.picture())
		m.t.Fatalf("keys are dead after %s", m.last())
	}
}
