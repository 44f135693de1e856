"""The index as a LangChain retriever, for whoever builds a chain of their own."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from drafter.knowledge.model import Evidence, PassageKind
from drafter.knowledge.ports import EVERYWHERE, PassageIndex, Scope

if TYPE_CHECKING:
    from langchain_core.documents import Document
    from langchain_core.retrievers import BaseRetriever


def as_retriever(
    index: PassageIndex,
    *,
    kinds: Collection[PassageKind] = frozenset(PassageKind),
    k: int = 5,
    scope: Scope = EVERYWHERE,
) -> "BaseRetriever":
    """A retriever over an index; LangChain is loaded here, and not before.

    Args:
        index: what is searched.
        kinds: what kinds of passage may come.
        k: how many documents come; a chain may ask for another number: `retriever.invoke(query, k=3)`.
        scope: which passages may come.

    Returns:
        A retriever whose documents hold a passage as it stands in its source, with the fields of a passage (`id`,
        `kind`, `source`, `section`, `year`, `page`, `start`, `end` …) as metadata where they are known, and with
        `score` and `reason`. Whoever shows them to a model masks their figures and names first.
    """
    from langchain_core.callbacks import CallbackManagerForRetrieverRun
    from langchain_core.documents import Document
    from langchain_core.retrievers import BaseRetriever

    class IndexRetriever(BaseRetriever):
        """Asks the index."""

        def _get_relevant_documents(
            self,
            query: str,
            *,
            run_manager: CallbackManagerForRetrieverRun,  # noqa: ARG002 - LangChain's signature
            k: int = k,
        ) -> list[Document]:
            return [_document(one) for one in index.search(query, kinds=kinds, k=k, scope=scope)]

    return IndexRetriever()


def _document(evidence: Evidence) -> "Document":
    from langchain_core.documents import Document

    passage = evidence.passage
    told = passage.model_dump(mode="json", exclude={"id", "text", "sample"}, exclude_defaults=True)
    metadata = {"id": passage.id, **told, "score": str(evidence.score), "reason": evidence.reason}
    return Document(id=passage.id, page_content=passage.text, metadata=metadata)
