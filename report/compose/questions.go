package compose

import (
	"strings"

	"allelens/report"
	"allelens/report/guidance"
	"allelens/report/text"
	"allelens/variants"
	"allelens/variants/drugs"
)

// questions words what a drug's advice depends on and nobody has told.
func (b *builder) questions(r drugs.Result) []report.DrugQuestion {
	out := []report.DrugQuestion{}
	for _, q := range r.Questions {
		one := report.DrugQuestion{About: q.About, Text: b.Text("report.question."+q.About, "drug", r.Drug.Name), Decides: q.Differ(), Branches: []report.DrugBranch{}}
		for _, branch := range q.Branches {
			one.Branches = append(one.Branches, b.branch(q.About, branch))
		}
		out = append(out, one)
	}
	return out
}

// branch words what holds under answers to a question.
func (b *builder) branch(about string, branch drugs.Branch) report.DrugBranch {
	var words []string
	for _, code := range branch.Answers {
		words = append(words, b.answerWords(about, code))
	}
	r := branch.Result
	out := report.DrugBranch{
		Answers: branch.Answers, Text: b.Or(words), Action: string(r.Action),
		Headline: guidance.Headline(b.Catalogue, r), Says: []string{}, Badge: b.drugBadge(r),
	}
	for _, m := range r.Matches {
		if m.Action != drugs.NoGuidance {
			out.Says = append(out.Says, m.Body+": "+guidance.Row(b.Catalogue, m))
		}
	}
	out.Says = orEmpty(variants.Once(out.Says))
	return out
}

// answerWords is an answer in words; an age is a range of years.
func (b *builder) answerWords(about, code string) string {
	if about != "age" {
		return b.Text("report.question." + about + "." + code)
	}
	from, to, _ := strings.Cut(code, "-")
	switch {
	case from == "0":
		return b.Text("report.question.age.to", "to", to)
	case to == "":
		return b.Text("report.question.age.from", "from", from)
	}
	return b.Text("report.question.age.between", "from", from, "to", to)
}

// asksOf is a question with what holds under each answer, in one line.
func (b *builder) asksOf(q report.DrugQuestion) string {
	var branches []string
	for _, branch := range q.Branches {
		branches = append(branches, b.Text("report.question.branch", "answer", text.Capital(branch.Text), "headline", text.Small(branch.Headline)))
	}
	return b.Text("report.question.line", "question", q.Text, "branches", strings.Join(branches, " "))
}

// questionSteps are what to find out before the patient's medicines, each question on the patient once.
func (b *builder) questionSteps(add func(key string, pairs ...any)) {
	for _, r := range b.f.Drugs {
		if !r.OnList {
			continue
		}
		for _, q := range r.Questions {
			if q.Differ() {
				add("answer", "drug", r.Drug.Name, "question", b.Text("report.question."+q.About, "drug", r.Drug.Name))
			}
		}
	}
}
