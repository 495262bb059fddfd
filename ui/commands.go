package ui

import (
	"fyne.io/fyne/v2"

	"allelens/report/format"
	"allelens/ui/command"
	"allelens/ui/form"
	"allelens/ui/screen"
	"allelens/ui/theme"
	"allelens/ui/workspace"
)

// Do implements screen.Host: it carries out one of the window's commands, by its name in ui/command, and reports
// whether it was of use.
func (w *Window) Do(id string) bool {
	if w.locked && id != command.Quit { // nothing shows what is hidden
		return false
	}
	if id == command.Proceed && w.aside { // the menu hears these keys before the search does
		w.finder.try()
		return true
	}
	typed := id == command.Undo || id == command.Redo // of the palette's own words
	if w.aside && !typed && w.commands.Enabled(id) {
		w.dismiss()
	}
	return w.commands.Do(id)
}

// commandList is what the window can do, in the order of its menus.
func (w *Window) commandList() []command.Command {
	var all []command.Command
	for _, part := range [][]command.Command{w.fileCommands(), w.caseCommands(), w.screenCommands(), w.lookCommands(), w.helpCommands()} {
		all = append(all, part...)
	}
	return all
}

// keys are those of a command; the menu shows the first.
func keys(all ...fyne.KeyboardShortcut) []fyne.KeyboardShortcut { return all }

// when is a condition on the state.
func (w *Window) when(holds func(workspace.State) bool) func() bool {
	return func() bool { return holds(w.workspace.State()) }
}

// editable: the case can be changed, its results shown or not.
func editable(s workspace.State) bool {
	return s.Status == workspace.Open || s.Status == workspace.Intake
}

func isOpen(s workspace.State) bool { return s.Status == workspace.Open }

func (w *Window) fileCommands() []command.Command {
	all := []command.Command{
		{ID: command.Open, Words: say("ui.open"), Menu: command.File, Keys: keys(command.Ctrl(fyne.KeyO)), Do: w.openFile},
		{ID: command.Seal, Words: say("ui.menu.seal"), Menu: command.File, Keys: keys(command.Ctrl(fyne.KeyS)),
			Enabled: w.when(func(s workspace.State) bool { return isOpen(s) && w.workspace.CanSeal() }), Do: w.questions.seal},
		{ID: command.Reseal, Words: say("ui.menu.reseal"), Menu: command.File,
			Enabled: w.when(func(s workspace.State) bool { return isOpen(s) && s.Sealed != "" }), Do: func() { w.questions.askSeal(w.workspace.State()) }},
		{ID: command.ReadAgain, Words: say("ui.menu.read_again"), Menu: command.File,
			Enabled: w.when(func(s workspace.State) bool { return isOpen(s) && s.Sealed != "" }), Do: func() { w.chooseFile(vcfFiles{}, w.workspace.ReadAgain) }},
		{ID: command.Lock, Words: say("ui.menu.lock"), Menu: command.File, Keys: keys(command.Ctrl(fyne.KeyL)), Enabled: w.when(editable), Do: w.lock},
		{ID: command.Idle, Words: say("ui.menu.idle"), Menu: command.File, Do: func() { w.ask(w.questions.idle(w.workspace.State())) }},
		{ID: command.Log, Words: say("ui.menu.log"), Menu: command.File, Enabled: w.when(func(s workspace.State) bool { return isOpen(s) && s.Sealed != "" }), Do: w.showLog},
		{ID: command.OpenCase, Words: say("ui.menu.open_case"), Menu: command.File, Enabled: w.when(editable), Do: w.questions.openCase},
		{ID: command.SaveCase, Words: say("ui.menu.save_case"), Menu: command.File, Enabled: w.when(editable), Do: w.questions.of(w.questions.saveCase)},
	}
	all = append(all, command.Command{ID: command.Export, Words: say("ui.menu.export"), Menu: command.File, Apart: true,
		Keys: keys(command.Ctrl(fyne.KeyE)), Enabled: w.when(isOpen), Do: w.export})
	all = append(all,
		command.Command{ID: command.Print, Words: say("ui.menu.print"), Menu: command.File, Enabled: w.when(isOpen), Do: w.print},
		command.Command{ID: command.SaveSeveral, Words: say("ui.menu.save_several"), Menu: command.File, Enabled: w.when(isOpen), Do: w.questions.of(w.questions.saveSeveral)})
	for i, f := range format.All() {
		save := command.Command{ID: command.Save(f.Name), Words: say("format." + f.Name + ".save"), Menu: command.File, Enabled: w.when(isOpen), Do: w.questions.of(w.questions.save(f))}
		save.Apart = i == 0
		if i == 0 {
			save.Keys = keys(command.Ctrl(fyne.KeyP))
		}
		all = append(all, save)
	}
	all = append(all, command.Command{ID: command.Clinic, Words: say("ui.menu.clinic"), Menu: command.File, Apart: true,
		Enabled: func() bool { return w.options.Clinic != nil }, Do: w.questions.clinic},
		command.Command{ID: command.ClinicKey, Words: say("ui.menu.clinic_key"), Menu: command.File,
			Enabled: func() bool { return w.options.Keys != nil }, Do: w.questions.clinicKey})
	reading := w.when(func(s workspace.State) bool { return s.Status == workspace.Loading })
	return append(all,
		command.Command{ID: command.Cancel, Words: say("ui.cancel"), Menu: command.File, Apart: true, Keys: keys(command.Ctrl(fyne.KeyPeriod)), Enabled: reading, Do: w.workspace.Cancel},
		command.Command{ID: command.Close, Words: say("ui.menu.close"), Menu: command.File, Keys: keys(command.Ctrl(fyne.KeyW)), Do: func() { w.unlessLost(w.workspace.Close) }},
		command.Command{ID: command.Quit, Words: say("ui.menu.quit"), Menu: command.File, Apart: true, Keys: keys(command.Ctrl(fyne.KeyQ)), Do: w.quit})
}

// export saves the pages that the shown screen shows, or the clinician's.
func (w *Window) export() {
	w.Do(command.Save(w.shownFace()))
}

// shownFace is the format of the pages that the shown screen shows, or the clinician's.
func (w *Window) shownFace() string {
	if face, ok := w.current().(interface{ Face() string }); ok {
		return face.Face()
	}
	return "pdf"
}

func (w *Window) caseCommands() []command.Command {
	q := w.questions
	ask := func(id, key string, question func(workspace.State) form.Form, shortcuts ...fyne.KeyboardShortcut) command.Command {
		return command.Command{ID: id, Words: say(key), Menu: command.Case, Keys: shortcuts, Enabled: w.when(isOpen), Do: q.of(question)}
	}
	early := func(c command.Command) command.Command { // before the results too
		c.Enabled = w.when(editable)
		return c
	}
	all := []command.Command{
		{ID: command.Undo, Words: say("ui.menu.undo"), Menu: command.Case, Keys: keys(command.Ctrl(fyne.KeyZ)),
			Enabled: func() bool { return w.typing() || !w.busy() && w.workspace.State().CanUndo }, Do: w.shortcutOr(&fyne.ShortcutUndo{}, w.workspace.Undo)},
		{ID: command.Redo, Words: say("ui.menu.redo"), Menu: command.Case, Keys: keys(command.Ctrl(fyne.KeyY), command.CtrlShift(fyne.KeyZ)),
			Enabled: func() bool { return w.typing() || !w.busy() && w.workspace.State().CanRedo }, Do: w.shortcutOr(&fyne.ShortcutRedo{}, w.workspace.Redo)},
		{ID: command.Intake, Words: say("ui.menu.intake"), Menu: command.Case, Apart: true, Enabled: w.when(isOpen), Do: w.editIntake},
		{ID: command.Proceed, Words: say("ui.intake.show"), Menu: command.Case, Keys: keys(command.Ctrl(fyne.KeyReturn), command.Ctrl(fyne.KeyEnter)),
			Enabled: func() bool {
				s := w.workspace.State()
				return !w.busy() && (w.editing || s.Status == workspace.Intake && blocked(s) == "")
			}, Do: w.proceed},
		ask(command.Details, "ui.menu.case", q.details, command.Ctrl(fyne.KeyD)),
		early(ask(command.Identity, "ui.menu.identity", q.identity, command.Ctrl(fyne.KeyI))),
		early(ask(command.Background, "ui.menu.background", q.background)),
		early(ask(command.Family, "ui.menu.family", q.family)),
		early(ask(command.History, "ui.menu.history", q.history)),
		ask(command.Answers, "ui.menu.answers", q.answers),
		ask(command.Outside, "ui.menu.outside", q.outside),
		ask(command.CopyNumber, "ui.menu.copy_number", q.copyNumber),
		ask(command.Dose, "ui.menu.dose", q.dose),
		early(ask(command.Coverage, "ui.coverage.button", q.coverage)),
		ask(command.Assay, "ui.menu.assay", q.assay),
		ask(command.Specimen, "ui.menu.specimen", q.specimen),
		ask(command.Thresholds, "ui.menu.thresholds", q.thresholds),
		ask(command.Marks, "ui.menu.marks", q.marks),
		ask(command.Release, "ui.menu.release", q.release),
	}
	return all
}

// screenCommands go to places, though not behind a question.
func (w *Window) screenCommands() []command.Command {
	free := func(can func(workspace.State) bool) func() bool {
		return func() bool { return !w.busy() && can(w.workspace.State()) }
	}
	var all []command.Command
	for _, e := range screen.All() {
		show := command.Command{ID: command.Show(e.Name), Words: say("ui.screen." + e.Name), Menu: command.View, Enabled: free(isOpen),
			Do: func() { w.Go(workspace.Route{Screen: e.Name}) }}
		if e.Key != "" {
			show.Keys = keys(command.Ctrl(e.Key))
		}
		all = append(all, show)
	}
	return append(all,
		command.Command{ID: command.Preview, Words: say("ui.share.preview"), Menu: command.View, Apart: true, Enabled: free(isOpen), Do: w.preview},
		command.Command{ID: command.PatientView, Words: say("ui.menu.patient_view"), Menu: command.View, Keys: keys(command.Alone(fyne.KeyF11)), Enabled: free(isOpen), Do: w.patientView},
		command.Command{ID: command.Unshare, Words: say("ui.share.stop"), Menu: command.View, Enabled: func() bool { return w.sharing.view != nil }, Do: w.stopSharing},
		command.Command{ID: command.Return, Words: say("ui.menu.return"), Menu: command.View, Apart: true, Keys: keys(command.Alt(fyne.KeyLeft)),
			Enabled: free(func(s workspace.State) bool { return s.CanReturn }), Do: w.workspace.Return},
		command.Command{ID: command.Advance, Words: say("ui.menu.advance"), Menu: command.View, Keys: keys(command.Alt(fyne.KeyRight)),
			Enabled: free(func(s workspace.State) bool { return s.CanAdvance }), Do: w.workspace.Advance},
		command.Command{ID: command.Find, Words: say("ui.menu.find"), Menu: command.View, Apart: true, Keys: keys(command.Ctrl(fyne.KeyF)), Enabled: free(isOpen), Do: w.find},
		command.Command{ID: command.Why, Words: say("ui.menu.why"), Menu: command.View, Keys: keys(command.Alone(fyne.KeyF2)), Enabled: free(w.answers), Do: w.why},
		command.Command{ID: command.Palette, Words: say("ui.menu.palette"), Menu: command.View, Keys: keys(command.Ctrl(fyne.KeyK)), Do: w.showPalette})
}

func (w *Window) lookCommands() []command.Command {
	scale := func(by float32) func() { return func() { w.setLook(w.look.WithScale(w.look.Scale() + by)) } }
	all := []command.Command{
		{ID: command.Larger, Words: say("ui.menu.larger"), Menu: command.View, Apart: true,
			Keys: keys(command.Ctrl(fyne.KeyEqual), command.Ctrl(fyne.KeyPlus), command.CtrlShift(fyne.KeyEqual)), Do: scale(theme.ScaleStep)},
		{ID: command.Smaller, Words: say("ui.menu.smaller"), Menu: command.View, Keys: keys(command.Ctrl(fyne.KeyMinus)), Do: scale(-theme.ScaleStep)},
		{ID: command.Normal, Words: say("ui.menu.normal"), Menu: command.View, Keys: keys(command.Ctrl(fyne.Key0)), Do: func() { w.setLook(w.look.WithScale(1)) }},
	}
	for i, m := range modes {
		all = append(all, command.Command{ID: command.Look(m.name), Words: say("ui.menu." + m.name), Menu: command.View, Apart: i == 0,
			Do: func() { w.setLook(w.look.WithMode(m.mode)) }})
	}
	return all
}

func (w *Window) helpCommands() []command.Command {
	return []command.Command{
		{ID: command.Update, Words: say("ui.menu.update"), Menu: command.Help, Enabled: func() bool { return w.options.Keeper != nil }, Do: w.updateKnowledge},
		{ID: command.Restore, Words: say("ui.update.back"), Menu: command.Help,
			Enabled: func() bool { return w.options.Keeper != nil && w.options.Knowledge.Before != "" }, Do: w.restoreKnowledge},
		{ID: command.Keys, Words: say("ui.menu.keys"), Menu: command.Help, Apart: true, Keys: keys(command.Alone(fyne.KeyF1)), Do: w.showKeys},
		{ID: command.About, Words: say("ui.menu.about"), Menu: command.Help, Do: w.about},
	}
}
