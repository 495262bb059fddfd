package drugs_test

import (
	"fmt"
	"slices"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"allelens/variants/drugs"
	"allelens/variants/knowledge"
	"allelens/variants/patient"
	"allelens/variants/pgx"
)

// TestAdviseAtOnce: one advisor, by rows made by hand on many medicines, serves several who ask at once, each as if alone.
func TestAdviseAtOnce(t *testing.T) {
	one := rows([4]string{"CPIC", "G=bad", "AVOID", "AVOID"}, [4]string{"DPWG", "G=bad", "REDUCE_DOSE", "DOSE=50%"}, [4]string{"CPIC", "G=good;H=slow", "MONITOR", "MONITOR:TDM"})
	var many drugs.Base
	for i := range 40 {
		name := fmt.Sprintf("drug%d", i)
		many.Drugs = append(many.Drugs, knowledge.Drug{Name: name})
		for _, r := range one.Recommendations {
			r.Drug, r.Row = name, int64(len(many.Recommendations))
			many.Recommendations = append(many.Recommendations, r)
		}
	}
	many.Modulators = []knowledge.Modulator{{Medicine: "drug1", Gene: "G", Effect: "inhibitor", Strength: "strong"}}
	a := drugs.New(many)
	ask := func(i int) []drugs.Result {
		genes := []pgx.Result{result("G", "bad", "good"), result("H", "slow")}
		return a.For(drugs.Patient{Age: 30 + i}).Advise(genes[:1+i%2], patient.Medicines{Current: []string{fmt.Sprintf("drug%d", i)}})
	}
	got := make([][]drugs.Result, 8)
	var work sync.WaitGroup
	for i := range got {
		work.Go(func() { got[i] = ask(i) })
	}
	work.Wait()
	for i := range got {
		if diff := cmp.Diff(ask(i), got[i], cmpopts.IgnoreUnexported(drugs.Match{})); diff != "" || !slices.ContainsFunc(got[i], func(r drugs.Result) bool { return r.OnList }) {
			t.Errorf("the one who asks for drug%d: %s", i, diff)
		}
	}
}
