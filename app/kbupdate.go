package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"

	"allelens/app/bases"
	"allelens/app/program"
	"allelens/report/text"
	"allelens/variants"
	"allelens/variants/knowledge/update"
)

type kbUpdate struct {
	ClinVar string   `name:"clinvar" placeholder:"FILE" help:"kb.update.clinvar"`
	Date    string   `name:"clinvar-date" placeholder:"YYYY-MM-DD" help:"kb.update.date"`
	Accept  []string `placeholder:"ALLELE" sep:"none" help:"kb.update.accept"`
	Keep    []string `placeholder:"ALLELE" sep:"none" help:"kb.update.keep"`
	Scores  string   `placeholder:"TABLE" help:"kb.update.scores"`
	DryRun  bool     `help:"kb.update.dry"`
	Quiet   bool     `short:"q" help:"report.quiet"`
}

// Validate asks for something to update with.
func (c *kbUpdate) Validate() error {
	if c.ClinVar == "" && c.Scores == "" {
		return errors.New("missing flags: --clinvar=FILE or --scores=TABLE")
	}
	if c.Date != "" && c.ClinVar == "" {
		return errors.New("missing flags: --clinvar=FILE")
	}
	if c.Date != "" {
		_, err := checkDate(c.Date)
		return err
	}
	return nil
}

// Run makes a knowledge base out of the one in use and a ClinVar file, a table of scores, or both; it says what
// changed, and switches over to it if it passes every check and no question is left.
func (c *kbUpdate) Run(ctx context.Context, s streams) (int, error) {
	u, err := bases.Begin(ctx, c.DryRun)
	if err != nil {
		return 0, err
	}
	defer u.End()
	var result *bases.Made
	if c.ClinVar != "" {
		if u.Doubt != nil {
			program.Mention(s.err, []*variants.Problem{u.Doubt})
		}
		if result, err = c.classes(ctx, s, u); err != nil {
			return 0, err
		}
		if result == nil {
			return exitAttention, nil
		}
	}
	if c.Scores != "" {
		if result, err = c.score(ctx, s, u, result); err != nil {
			return 0, err
		}
	}
	key := "command.kb.dry"
	if !c.DryRun {
		key = "command.kb.updated"
		if err := u.Install(ctx, result); err != nil {
			return 0, err
		}
	}
	if !c.Quiet {
		fmt.Fprintln(s.out, text.Default().Text(key, "version", result.Version))
	}
	return exitDone, nil
}

// classes makes a base with the classes of a ClinVar file; nil where questions are left, which are then printed.
func (c *kbUpdate) classes(ctx context.Context, s streams, u *bases.Updating) (*bases.Made, error) {
	progress := newProgress(s.err, c.Quiet)
	d, err := u.Prepare(ctx, c.ClinVar, c.Date, progress.show)
	progress.end()
	if err != nil {
		return nil, err
	}
	if !c.Quiet {
		for _, line := range updateLines(&d.Result) {
			fmt.Fprintln(s.out, line)
		}
	}
	if !d.Passed() {
		return nil, bases.ChecksFailed(&d.Result)
	}
	answers, err := c.answers(d.Questions)
	if err != nil {
		return nil, err
	}
	if open := unanswered(d.Questions, answers); len(open) > 0 {
		for _, line := range questionLines(d, open) {
			fmt.Fprintln(s.out, line)
		}
		program.Complain(s.err, variants.Fail("knowledge_asked", d.File.Name, "count", strconv.Itoa(len(open))))
		return nil, nil
	}
	return u.Build(ctx, d, answers)
}

// answers are those of the command line, each to a question that there is.
func (c *kbUpdate) answers(questions []update.Question) (map[string]update.Answer, error) {
	answers := map[string]update.Answer{}
	for _, given := range []struct {
		answer  update.Answer
		alleles []string
	}{{update.Accept, c.Accept}, {update.Keep, c.Keep}} {
		for _, id := range given.alleles {
			if !slices.ContainsFunc(questions, func(q update.Question) bool { return q.ID == id }) {
				return nil, misuse("kb.not_asked", "allele", id)
			}
			if before, twice := answers[id]; twice && before != given.answer {
				return nil, misuse("kb.both", "allele", id)
			}
			answers[id] = given.answer
		}
	}
	return answers, nil
}

func unanswered(questions []update.Question, answers map[string]update.Answer) (open []update.Question) {
	for _, q := range questions {
		if answers[q.ID] == "" {
			open = append(open, q)
		}
	}
	return open
}

// score adds a table of scores.
func (c *kbUpdate) score(ctx context.Context, s streams, u *bases.Updating, before *bases.Made) (*bases.Made, error) {
	scored, result, bad, err := u.Score(ctx, c.Scores, before)
	program.Mention(s.err, bad)
	switch {
	case err != nil:
		return nil, err
	case len(bad) > 0:
		return nil, variants.Fail("scores_lines", filepath.Base(c.Scores), "count", strconv.Itoa(len(bad)))
	case !c.Quiet:
		fmt.Fprintln(s.out, text.Default().Text("command.kb.scores", "count", scored.Alleles, "file", scored.File))
	}
	return result, nil
}
