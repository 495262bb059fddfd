package figure

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"
)

// TestAgesInParts: every item stands in one part, in order, and only a part of a single item is
// taller than its room.
func TestAgesInParts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		plan := Timeline{What: "What", Who: "Who"}
		for i := range rapid.IntRange(1, 30).Draw(t, "items") {
			item := Item{What: fmt.Sprintf("item%d", i)}
			for range rapid.IntRange(1, 5).Draw(t, "plans") {
				item.Plans = append(item.Plans, Plan{Who: "Body 2026", When: "from 30, every year", From: ptr(30)})
			}
			plan.Items = append(plan.Items, item)
		}
		first, rest := rapid.Float64Range(0, 700).Draw(t, "first"), rapid.Float64Range(100, 700).Draw(t, "rest")
		next := 0
		for i, s := range AgesInParts(480, plan, first, rest) {
			held := 0
			for _, words := range find[Text](s) {
				if next < len(plan.Items) && words.Text == plan.Items[next].What {
					next, held = next+1, held+1
				}
			}
			room := rest
			if i == 0 {
				room = first
			}
			if held == 0 || s.Height > room && held > 1 {
				t.Fatalf("part %d holds %d items and is %.0f tall, in %.0f", i, held, s.Height, room)
			}
		}
		if next != len(plan.Items) {
			t.Fatalf("%d of %d items are drawn", next, len(plan.Items))
		}
	})
}
