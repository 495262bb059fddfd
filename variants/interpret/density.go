package interpret

import (
	"context"

	"allelens/variants/knowledge"
)

// Density is how many variants the base holds along the protein of each cancer gene. It is counted
// once, when a map is first drawn.
func (in *Interpreter) Density(ctx context.Context) (map[string][]knowledge.Density, error) {
	in.counting.Lock()
	defer in.counting.Unlock()
	if in.density != nil {
		return in.density, nil
	}
	all, err := in.base.Densities(ctx)
	if err != nil {
		return nil, err
	}
	in.density = map[string][]knowledge.Density{}
	for _, d := range all {
		in.density[d.Gene] = append(in.density[d.Gene], d)
	}
	return in.density, nil
}
