package drugs

import "slices"

// actions maps the facts' own codes to actions.
var actions = map[string]Action{
	"AVOID":                            Avoid,
	"CONTRAINDICATED":                  Contraindicated,
	"ALTERNATIVE":                      Alternative,
	"CONSIDER_ALTERNATIVE":             Alternative,
	"REDUCE_DOSE":                      ChangeDose,
	"INCREASE_DOSE":                    ChangeDose,
	"LIMIT_DOSE":                       ChangeDose,
	"ADJUST_DOSE":                      ChangeDose,
	"SPECIFIC_TITRATION":               ChangeDose,
	"STANDARD_START_ADJUST_MAINT":      ChangeDose,
	"STANDARD_START_CONSIDER_INCREASE": ChangeDose,
	"MONITOR":                          Monitor,
	"TEST":                             TestFirst,
	"STANDARD_DOSE":                    Standard,
	"NO_CHANGE":                        Standard,
	"NO_CHANGE_CLINICAL_CONTEXT":       Standard,
	"NO_RECOMMENDATION":                NoGuidance,
	"SEE_LABEL":                        NoGuidance,
	"CONDITIONAL":                      NoGuidance, // it holds in the situation that its fact names
	"":                                 NoGuidance,
}

// ActionOf is the action of a row's primary action. A code that is not known gives no
// guidance, and ok is false.
func ActionOf(primary string) (action Action, ok bool) {
	action, ok = actions[primary]
	if !ok {
		return NoGuidance, false
	}
	return action, true
}

var byUrgency = [...]Action{Contraindicated, Avoid, Alternative, ChangeDose, TestFirst, Monitor, Standard, NoGuidance, NotHeld, NotAssessable}

// Actions lists all actions, most urgent first.
func Actions() []Action { return slices.Clone(byUrgency[:]) }

// Urgency ranks an action: 0 is the most urgent.
func (a Action) Urgency() int {
	for i, other := range byUrgency {
		if a == other {
			return i
		}
	}
	return len(byUrgency)
}

// Asks reports whether an action asks something of a prescriber.
func (a Action) Asks() bool { return a.Urgency() <= Monitor.Urgency() }

// act is what a prescriber does about an action: what is contraindicated is avoided.
func (a Action) act() Action {
	if a == Contraindicated {
		return Avoid
	}
	return a
}

// moreUrgent is the more urgent of two actions.
func moreUrgent(a, b Action) Action {
	if b.Urgency() < a.Urgency() {
		return b
	}
	return a
}
