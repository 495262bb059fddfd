package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"time"

	"allelens/ui"
	"allelens/variants"
)

// mostRecent is how many cases are listed.
const mostRecent = 20

// recentCases is the list of the sealed cases opened last, in a file of the user's settings. There is none before somebody
// asks for it. It holds files, dates and versions, and nothing of what is inside the seal.
type recentCases struct{ path string } // "" where no folder for settings is known

var _ ui.Recent = recentCases{}

// Kept implements ui.Recent.
func (r recentCases) Kept() bool {
	_, err := os.Stat(r.path)
	return r.path != "" && err == nil
}

// Keep implements ui.Recent.
func (r recentCases) Keep(on bool) error {
	switch {
	case on && !r.Kept():
		return r.write(nil)
	case !on && r.Kept():
		if err := os.Remove(r.path); err != nil {
			return variants.Fail("output_unwritable", r.path).Because(err)
		}
	}
	return nil
}

// List implements ui.Recent. A list that cannot be read is empty.
func (r recentCases) List() (cases []ui.RecentCase) {
	if content, err := os.ReadFile(r.path); err != nil || json.Unmarshal(content, &cases) != nil {
		return nil
	}
	return slices.DeleteFunc(cases, func(c ui.RecentCase) bool { return c.File == "" })
}

// Note implements ui.Recent.
func (r recentCases) Note(file, knowledge string) error {
	if !r.Kept() {
		return nil
	}
	if whole, err := filepath.Abs(file); err == nil {
		file = whole
	}
	others := slices.DeleteFunc(r.List(), func(c ui.RecentCase) bool { return c.File == file })
	cases := append([]ui.RecentCase{{File: file, Opened: time.Now().Format("2006-01-02 15:04"), Knowledge: knowledge}}, others...)
	return r.write(cases[:min(len(cases), mostRecent)])
}

// Forget implements ui.Recent.
func (r recentCases) Forget(file string) error {
	if !r.Kept() {
		return nil
	}
	return r.write(slices.DeleteFunc(r.List(), func(c ui.RecentCase) bool { return file == "" || c.File == file }))
}

func (r recentCases) write(cases []ui.RecentCase) error {
	if cases == nil {
		cases = []ui.RecentCase{}
	}
	return keepSetting(r.path, cases)
}
