package main

import (
	"context"
	"os"
	"strings"
	"sync"

	"allelens/app/bases"
	"allelens/app/engine"
	"allelens/report"
	"allelens/report/compose"
	"allelens/report/text"
	"allelens/ui"
	"allelens/variants"
	"allelens/variants/interpret"
	"allelens/variants/knowledge"
	"allelens/variants/knowledge/sqlite"
	"allelens/variants/knowledge/store"
	"allelens/variants/knowledge/update"
	"allelens/variants/patient"
)

// keeper lets the window change the knowledge base.
type keeper struct{ engine *engine.Live }

var _ ui.Keeper = keeper{}

// Prepare implements ui.Keeper.
func (k keeper) Prepare(ctx context.Context, path string, progress func(done, total int64)) (*ui.Proposal, error) {
	u, err := bases.Begin(ctx, false)
	if err != nil {
		return nil, err
	}
	d, err := u.Prepare(ctx, path, "", progress)
	if err != nil {
		u.End()
		return nil, err
	}
	p := proposalOf(d)
	if info, err := os.Stat(path); err == nil {
		p.Bytes = info.Size()
	}
	p.Before, p.Change = d.Before, &change{keeper: k, update: u, draft: d}
	return p, nil
}

// Back implements ui.Keeper.
func (k keeper) Back(ctx context.Context) (ui.Knowledge, error) {
	stock, ok := bases.Stock()
	if !ok {
		return ui.Knowledge{}, variants.Fail("knowledge_no_folder", bases.Variable)
	}
	release, err := stock.Lock()
	if err != nil {
		return ui.Knowledge{}, err
	}
	defer release()
	before := stock.Before()
	if before == "" {
		before = store.Bundled
	}
	if err := stock.Use(before); err != nil {
		return ui.Knowledge{}, err
	}
	return k.take(ctx)
}

// take lets the engine work with the base in use. The one before stays open, since something may still be asking it.
func (k keeper) take(ctx context.Context) (ui.Knowledge, error) {
	ctx = context.WithoutCancel(ctx) // the base outlives the question
	base, doubts, err := bases.InUse(ctx)
	if err != nil {
		return ui.Knowledge{}, err
	}
	e, err := engine.New(ctx, base, bases.Marked(doubts), k.engine.Now().Date)
	if err != nil {
		bases.Close(base)
		return ui.Knowledge{}, err
	}
	e.Doubts, e.Clinic, e.Paper = doubts, k.engine.Now().Clinic, k.engine.Now().Paper
	k.engine.Use(e)
	return knowledgeOf(ctx, base, e.Interpreter, e.Date)
}

// knowledgeOf is what the window says of a base on a day.
func knowledgeOf(ctx context.Context, base *sqlite.Base, in *interpret.Interpreter, date string) (k ui.Knowledge, err error) {
	editions, err := base.Editions(ctx)
	if err != nil {
		return k, err
	}
	k = ui.Knowledge{Version: base.Version(), Currency: compose.CurrencyOf(text.Default(), editions, date)}
	k.Sources = newest(k.Currency)
	asked := in.Questions(patient.Both, false)
	k.Sites, k.Medicines = len(asked.Sites), len(in.Medicines())
	for _, g := range asked.Genes {
		k.Genes = append(k.Genes, g.Gene)
	}
	k.Renew = compose.Renewable(k.Currency)
	if stock, ok := bases.Stock(); ok {
		if k.Before = stock.Before(); k.Before == store.Bundled {
			k.Before, _, _ = strings.Cut(k.Version, "+")
		}
	}
	return k, nil
}

// change is an update that waits for answers.
type change struct {
	keeper keeper
	update *bases.Updating
	draft  *update.Draft
	once   sync.Once
}

// Switch implements ui.Change.
func (c *change) Switch(ctx context.Context, accepted map[string]bool) (ui.Knowledge, error) {
	defer c.Drop()
	answers := map[string]update.Answer{}
	for id, yes := range accepted {
		answers[id] = update.Keep
		if yes {
			answers[id] = update.Accept
		}
	}
	m, err := c.update.Build(ctx, c.draft, answers)
	if err == nil {
		err = c.update.Install(ctx, m)
	}
	if err != nil {
		return ui.Knowledge{}, err
	}
	return c.keeper.take(ctx)
}

// Drop implements ui.Change.
func (c *change) Drop() { c.once.Do(c.update.End) }

// proposalOf words what a file would change.
func proposalOf(d *update.Draft) *ui.Proposal {
	t := d.Tally
	p := &ui.Proposal{File: d.File.Name, Build: d.File.Assembly.String(), Date: d.File.Date, After: d.Version, Read: t.Used, Checks: windowChecks(d)}
	pathogenic, disputed := 0, 0
	for _, n := range d.Changed {
		p.Changes = append(p.Changes, bases.Notable(n))
		if n.To.Class.Side() > 0 && n.From.Class.Side() <= 0 {
			pathogenic++
		}
		if n.To.Class == knowledge.Conflicting {
			disputed++
		}
	}
	fresh := t.New + t.Classed
	p.Same = t.Used - fresh - len(d.Changed)
	for _, c := range []struct {
		key string
		n   int
	}{{"new", fresh}, {"changed", len(d.Changed)}, {"pathogenic", pathogenic}, {"disputed", disputed}, {"asked", len(d.Questions)}} {
		p.Counts = append(p.Counts, ui.Count{N: c.n, Text: text.Default().Text("ui.update.count." + c.key)})
	}
	for _, q := range d.Questions {
		p.Questions = append(p.Questions, questionOf(q))
	}
	return p
}

// windowChecks are the checks as facts: those that a file has passed once it is read, then those of its content.
func windowChecks(d *update.Draft) []ui.Check {
	words := text.Default()
	checks := []ui.Check{
		{Text: words.Text("ui.update.check.layout"), Passed: true},
		{Text: words.Text("ui.update.check.newer", "newest", d.Newest), Passed: true},
	}
	for _, c := range d.Checks {
		checks = append(checks, ui.Check{Passed: c.Passed(), Text: words.Text("ui.update.check."+c.Code, "gene", c.Gene, "build", d.File.Assembly, "found", text.Grouped(c.Found), "of", text.Grouped(c.Of))})
		if c.Code == "reference" {
			checks = append(checks, ui.Check{Text: words.Text("ui.update.check.words"), Passed: true})
		}
	}
	return checks
}

// questionOf words a question.
func questionOf(q update.Question) ui.Question {
	words := text.Default()
	to := ui.Standing{Badge: report.Badge{Word: words.Text("ui.update.no_row"), Tone: report.ToneNeutral}, Detail: words.Text("ui.update.withdrawn")}
	if q.Line > 0 {
		to = standingOf(q.To)
	}
	return ui.Question{
		ID: q.ID, Gene: q.Gene, Name: q.Name(), Reason: words.Text("ui.update.reason." + q.Reason),
		Why: words.Text("ui.update.reason." + q.Reason + ".why"), From: standingOf(q.From), To: to,
	}
}

func standingOf(c update.Class) ui.Standing {
	key := "ui.update.stars"
	switch {
	case c.Stars < 0:
		key = "ui.update.no_stars"
	case c.Stars >= 3:
		key = "ui.update.panel"
	}
	return ui.Standing{Badge: compose.ClassBadge(text.Default(), c.Class), Detail: text.Default().Text(key, "n", c.Stars, "date", month(c.Date))}
}

// newest lists the parts of the knowledge base that age fastest with their dates and ages, for the foot of the navigation.
func newest(parts []report.Currency) (lines []string) {
	var clinvar, cpic report.Age
	for _, c := range parts {
		switch {
		case c.Part == "classes" && c.Newest.Date > clinvar.Date:
			clinvar = c.Newest
		case c.Of == "CPIC":
			cpic = c.Newest
		}
	}
	for _, one := range []struct {
		name string
		age  report.Age
	}{{"ClinVar", clinvar}, {"CPIC", cpic}} {
		if one.age.Date != "" {
			lines = append(lines, text.Default().Text("command.window.source", "name", one.name, "date", month(one.age.Date), "age", one.age.Text))
		}
	}
	return lines
}

func month(date string) string { return date[:min(len(date), len("2026-11"))] }
