package engine

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"strings"

	"allelens/report"
	"allelens/report/compare"
	reportjson "allelens/report/json"
	"allelens/ui/workspace"
	"allelens/variants"
	"allelens/variants/casefile"
	"allelens/variants/ledger"
	"allelens/variants/patient"
)

// Pack makes what a case's file holds out of what was read, what is stated, and what is said of it. r is that report;
// nil makes it. The log is empty.
func (e *Engine) Pack(ctx context.Context, obs workspace.Observations, c patient.Case, r *report.Report) (*casefile.Content, error) {
	content := &casefile.Content{Case: c, Kept: e.within(obs.(*ledger.Observations), c).Keep()}
	return content, e.Renew(ctx, content, r)
}

// within is what was read of the places that the patient agrees to.
func (e *Engine) within(o *ledger.Observations, c patient.Case) *ledger.Observations {
	if scope := cmp.Or(c.Scope, patient.Both); scope != patient.Both || !c.Scores && len(o.Scored) > 0 {
		return o.Keep().Answer(e.Interpreter.Questions(scope, c.Scores))
	}
	return o
}

// Renew lets a case hold what is said of it today. r is that report; nil makes it.
func (e *Engine) Renew(ctx context.Context, content *casefile.Content, r *report.Report) (err error) {
	if r == nil {
		if r, err = e.Report(ctx, e.Unpack(content), content.Case.Anew()); err != nil {
			return err
		}
	}
	var text bytes.Buffer
	if err := reportjson.Write(&text, r); err != nil {
		return err
	}
	content.Report, content.Knowledge, content.Software, content.Sealed = text.Bytes(), r.KnowledgeBase.Version, e.Version, r.Case.Date
	return nil
}

// ReadAgain lets a case keep what a file says today of all that is asked about. A file whose calls are another person's is
// refused. Errors are *variants.Problem.
func (e *Engine) ReadAgain(ctx context.Context, content *casefile.Content, path string) error {
	o, err := e.Observe(ctx, path, Reading{ReadOptions: workspace.Reading(content.Case)})
	if err != nil {
		return err
	}
	said, err := Said(content)
	if said != nil && err == nil {
		now, err := e.Report(ctx, o, content.Case.Anew())
		if err != nil {
			return err
		}
		if why, swap := e.Another(said, now); swap {
			return variants.Fail("sealed_swap", path, "why", why)
		}
	}
	content.Kept = e.within(o, content.Case).Keep()
	return nil
}

// Unpack is what a case kept of its file, as answers to what the knowledge base asks today.
func (e *Engine) Unpack(content *casefile.Content) *ledger.Observations {
	return content.Kept.Answer(e.Interpreter.Questions(cmp.Or(content.Case.Scope, patient.Both), content.Case.Scores))
}

// Said is what a case's file says was said last; nil where it holds nothing. Errors are *variants.Problem.
func Said(content *casefile.Content) (*report.Report, error) {
	if len(content.Report) == 0 {
		return nil, nil
	}
	return ReadReport(content.Report, content.Number())
}

// ReadReport reads a report file. name is its name, for messages.
func ReadReport(text []byte, name string) (*report.Report, error) {
	r := &report.Report{}
	if err := json.Unmarshal(text, r); err != nil || r.SchemaVersion == "" {
		return nil, variants.Fail("report_unreadable", name).Because(err)
	}
	return r, nil
}

// Since is what a report says that the one given out last did not: the last that was signed, else what was said when the case was
// sealed; nil where the case holds neither.
func (e *Engine) Since(content *casefile.Content, now *report.Report) (*report.Changes, error) {
	said, on, err := givenOut(content)
	if said == nil || err != nil {
		return nil, err
	}
	c := compare.Changes(e.words(), said, now)
	c.From.Signed = on
	return &c, nil
}

// givenOut is the report that was signed last, with the day; else what was said last, without one.
func givenOut(content *casefile.Content) (said *report.Report, signed string, err error) {
	n := len(content.Signed)
	if n == 0 {
		said, err = Said(content)
		return said, "", err
	}
	last := content.Signed[n-1]
	said, err = ReadReport(last.Report, content.Number())
	signed, _, _ = strings.Cut(last.When, "T")
	return said, signed, err
}

// Another says why the file that a case was read of anew may not be the one of before; "" where nothing speaks for that.
// swap: the calls are another person's.
func (e *Engine) Another(said, now *report.Report) (why string, swap bool) {
	people := compare.People(e.words(), said, now, true)
	switch a, b := said.Input.SHA256, now.Input.SHA256; {
	case people.Suspected == report.SuspectedSwap:
		return people.Text, true
	case a != "" && b != "" && a != b:
		return e.words().Text("changes.another_file", "what", people.Text), false
	}
	return "", false
}

// Today is what is said of a case today, and how that differs from what was said last.
func (e *Engine) Today(ctx context.Context, content *casefile.Content) (*report.Report, report.Changes, error) {
	var said *report.Report
	var unreadable error
	read := make(chan struct{})
	go func() {
		defer close(read)
		said, unreadable = Said(content)
	}()
	now, err := e.Report(ctx, e.Unpack(content), content.Case.Anew())
	<-read
	if err != nil {
		return nil, report.Changes{}, err
	}
	if said == nil || unreadable != nil {
		said = now
	}
	return now, compare.Changes(e.words(), said, now), unreadable
}
