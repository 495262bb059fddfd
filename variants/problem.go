package variants

import (
	"errors"
	"slices"
	"strings"
)

// Severity ranks a Problem.
type Severity uint8

// Severities, mildest first.
const (
	Info    Severity = iota // worth knowing
	Warning                 // something in the report needs attention
	Fatal                   // the input cannot be used
)

// String is the name used in the report file.
func (s Severity) String() string { return severities[min(int(s), len(severities)-1)] }

var severities = [...]string{"info", "warning", "error"}

// MarshalText writes the severity's name.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads a severity's name.
func (s *Severity) UnmarshalText(text []byte) error {
	at := slices.Index(severities[:], string(text))
	if at < 0 {
		return errors.New("not a severity")
	}
	*s = Severity(at)
	return nil
}

// Problem is something about the input that the user must be told. It carries a code and
// values, no prose: the sentence (what happened, what to do) stands in the catalogue under
// "problem.<code>" with {name} placeholders for the values. As an error it stops the run.
type Problem struct {
	Code     string
	Severity Severity
	Where    string  // "file.vcf:12", "file.vcf", or "" where no place is meant
	Values   []Value // filled into the sentence
	Err      error   `json:"-"` // the cause, if another error is behind it
	// Locus is where in the genome the line lies that the problem is about: nil where it is about no
	// line, the zero interval where its place cannot be read.
	Locus *Interval
}

// Value is one named value of a Problem.
type Value struct{ Name, Text string }

// Fail makes a fatal Problem. pairs are names and values in turn.
func Fail(code, where string, pairs ...string) *Problem {
	return newProblem(Fatal, code, where, pairs)
}

// Warn makes a warning. pairs are names and values in turn.
func Warn(code, where string, pairs ...string) *Problem {
	return newProblem(Warning, code, where, pairs)
}

// Note makes an information. pairs are names and values in turn.
func Note(code, where string, pairs ...string) *Problem {
	return newProblem(Info, code, where, pairs)
}

func newProblem(s Severity, code, where string, pairs []string) *Problem {
	p := &Problem{Code: code, Severity: s, Where: where}
	for i := 0; i+1 < len(pairs); i += 2 {
		p.Values = append(p.Values, Value{Name: pairs[i], Text: pairs[i+1]})
	}
	return p
}

// At adds the place of the line that the problem is about and returns the problem.
func (p *Problem) At(locus Interval) *Problem { p.Locus = &locus; return p }

// Because adds the cause and returns the problem.
func (p *Problem) Because(err error) *Problem { p.Err = err; return p }

// Error is the developers' text: code, place, values. People are shown the catalogue's sentence.
func (p *Problem) Error() string {
	var b strings.Builder
	if p.Where != "" {
		b.WriteString(p.Where + ": ")
	}
	b.WriteString(p.Code)
	for _, v := range p.Values {
		b.WriteString(" " + v.Name + "=" + v.Text)
	}
	if p.Err != nil {
		b.WriteString(": " + p.Err.Error())
	}
	return b.String()
}

// Unwrap is the cause.
func (p *Problem) Unwrap() error { return p.Err }

// AsProblem finds the Problem in an error's chain.
func AsProblem(err error) (*Problem, bool) { return errors.AsType[*Problem](err) }
