package variants

import (
	"regexp"
	"sync"
)

// Pattern is a regular expression that is compiled when it is first asked for, not at each start of the program. It panics then if
// it is malformed.
func Pattern(expression string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}
