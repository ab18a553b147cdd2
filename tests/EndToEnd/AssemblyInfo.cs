// Each test runs the whole program; two at once on two cores would only measure each other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
