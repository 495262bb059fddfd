package main

import (
	"errors"
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	fyneui "fyne.io/fyne/v2/widget"

	"allelens/report"
	"allelens/ui/command"
	"allelens/ui/share"
	"allelens/variants/pedigree"
)

// pages shows what a patient sees, page by page, and the pause.
func (b book) pages(s *stage, name string, r *report.Report, look func(*stage, string) error) error {
	view := share.New(r)
	s.patient = s.app.NewWindow("")
	defer func() { s.patient.Close(); s.patient = nil }()
	s.patient.SetPadded(false)
	s.patient.SetContent(view.Face().Object())
	s.patient.Resize(fyne.NewSize(b.width, b.height))
	_, count := view.At()
	for i := range count {
		if err := look(s, fmt.Sprintf("%s-patient-%d", name, i+1)); err != nil {
			return err
		}
		view.Next()
	}
	view.Pause()
	return look(s, name+"-patient-pause")
}

// toolkits shows what the toolkit makes of ours: the menus, and its own dialog for files where the desktop has none.
func (s *stage) toolkits(look func(*stage, string) error) error {
	for _, menu := range s.window.Fyne().MainMenu().Items {
		list := fyneui.NewPopUpMenu(menu, s.window.Fyne().Canvas())
		list.ShowAtPosition(fyne.NewPos(0, 0))
		err := look(s, "toolkit-menu-"+menu.Label)
		list.Hide()
		if err != nil {
			return err
		}
	}
	s.escape()
	s.window.Workspace().Close()
	s.settle()
	s.toolkit = true
	s.window.Do(command.Open)
	select {
	case f := <-s.posts:
		f()
	case <-time.After(patience):
		return errors.New("no dialog for files comes")
	}
	err := look(s, "toolkit-files")
	s.escape()
	return err
}

// cascade is a family of which some were told.
func cascade() []pedigree.Person {
	all, sister := pedigree.AddRelative(nil, pedigree.Sister, pedigree.Female)
	all, aunt := pedigree.AddRelative(all, pedigree.MaternalAunt, pedigree.Female)
	all, cousin := pedigree.AddChild(all, pedigree.MaternalCousinWoman, aunt)
	for i := range all {
		switch p := &all[i]; p.ID {
		case sister:
			p.Age, p.Test, p.Contact = 38, pedigree.Carrier, &pedigree.Contact{Told: "2026-10-02", Referred: "2026-10-09", Tested: "2026-11-10"}
		case aunt:
			p.Age, p.Dead, p.Cancers = 51, true, []pedigree.Cancer{{Kind: "ovarian", Age: 50}}
		case cousin:
			p.Age, p.Contact = 29, &pedigree.Contact{Told: "2026-11-20", Due: "2026-11-25"}
		}
	}
	return all
}
