// One topology on two cores: its faults come one after another.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
