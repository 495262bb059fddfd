package patient

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"allelens/variants"
)

// AgeOn is the age in years on a day, YYYY-MM-DD: as stated, else the one that is surely reached by what is known of the
// birth; -1 where neither tells.
func (c Case) AgeOn(day string) int {
	if c.Age >= 0 || c.Identity.Born == "" {
		return c.Age
	}
	born, known := strings.Split(c.Identity.Born, "-"), IsDay(day)
	if !known || !variants.IsDate(c.Identity.Born) {
		return -1
	}
	on := strings.Split(day, "-")
	years := number(on[0]) - number(born[0])
	if strings.Join(on[1:], "-") < birthday(born) {
		years--
	}
	if years < 0 || years > oldest {
		return -1
	}
	return years
}

// SetBorn states the date of birth, or takes it back. The age follows from another date, whatever was stated before.
func (c *Case) SetBorn(date string) {
	if date != "" && date != c.Identity.Born {
		c.Age = -1
	}
	c.Identity.Born = date
}

// birthday is the last day of a year, MM-DD, that the birthday may fall on.
func birthday(born []string) string {
	return strings.Join(append(slices.Clone(born[1:]), []string{"12", "31"}[len(born)-1:]...), "-")
}

func number(digits string) int {
	n, err := strconv.Atoi(digits)
	if err != nil {
		return -1
	}
	return n
}

// IsDay reports whether a text is a date, YYYY-MM-DD.
func IsDay(text string) bool {
	_, err := time.Parse(time.DateOnly, text)
	return err == nil
}
