"""What every reranker must do; each implementation's test class inherits this and gives `reranker`."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np

from retrieval.protocols import Reranker

TEXT = "a red mug"
DOCUMENTS = ("a red mug", "boots", "a blue mug of stoneware", "", "red boots", "a kettle", "red mugs " * 200)
LONG = 60.0


class RerankerContract:
    def test_it_has_a_name(self, reranker: Reranker):
        assert reranker.name

    def test_scores_are_float32_one_a_document(self, reranker: Reranker):
        scores = reranker.score(TEXT, DOCUMENTS, budget_s=LONG)
        assert scores.dtype == np.float32
        assert scores.shape == (len(DOCUMENTS),)

    def test_with_time_enough_every_document_has_a_score(self, reranker: Reranker):
        assert np.isfinite(reranker.score(TEXT, DOCUMENTS, budget_s=LONG)).all()

    def test_without_time_nothing_has_a_score(self, reranker: Reranker):
        assert np.isnan(reranker.score(TEXT, DOCUMENTS, budget_s=0)).all()

    def test_no_documents_give_no_scores(self, reranker: Reranker):
        assert reranker.score(TEXT, (), budget_s=LONG).shape == (0,)

    def test_scoring_twice_gives_the_same(self, reranker: Reranker):
        first, second = (reranker.score(TEXT, DOCUMENTS, budget_s=LONG) for _ in range(2))
        assert np.array_equal(first, second)

    def test_a_document_alone_scores_as_it_does_among_others(self, reranker: Reranker):
        alone, among = (reranker.score(TEXT, documents, budget_s=LONG) for documents in (DOCUMENTS[2:3], DOCUMENTS))
        assert np.allclose(alone, among[2:3], atol=0.05 * float(np.ptp(among)))

    def test_threads_get_what_one_alone_gets(self, reranker: Reranker):
        alone = reranker.score(TEXT, DOCUMENTS, budget_s=LONG)
        with ThreadPoolExecutor(4) as threads:
            all_scores = list(threads.map(lambda _: reranker.score(TEXT, DOCUMENTS, budget_s=LONG), range(8)))
        assert all(np.array_equal(scores, alone) for scores in all_scores)
