package interpret

import (
	"allelens/variants/patient"
	"allelens/variants/risk"
)

// Body publishes recommendations for a region.
type Body struct{ Name, Region string }

// person is what risks and recommendations are chosen by.
func person(c patient.Case) risk.Person {
	return risk.Person{Sex: string(c.Sex), Age: c.Age, Organs: c.Organs, Earlier: c.Earlier, NoCancer: c.NoCancer, Bodies: c.Bodies}
}
