"""A tiny sentence-transformers model with random weights, in a folder of its own, as a user would name one."""

from collections.abc import Mapping
from pathlib import Path

WORDS = (
    "a red mug boots lamp kite lid with for hiking query passage : 12 waterproof long walks of oiled leather".split()
)


def make_tiny_sentence_model(
    folder: Path, *, pooling: str = "mean", dense: bool = False, prompts: Mapping[str, str] | None = None
) -> Path:
    """Write two layers of BERT, a pooling, and a dense layer after it if asked."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.base.modules import Dense, Transformer
    from sentence_transformers.sentence_transformer.modules import Pooling
    from transformers import BertConfig, BertModel, BertTokenizer

    bert, vocabulary = folder / "bert", folder / "vocab.txt"
    bert.mkdir(parents=True)
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *WORDS]
    vocabulary.write_text("\n".join(words), encoding="utf-8")
    torch.manual_seed(7)
    config = BertConfig(
        vocab_size=len(words),
        hidden_size=48,
        intermediate_size=80,
        num_hidden_layers=2,
        num_attention_heads=4,
        max_position_embeddings=30,
        initializer_range=0.4,
    )
    BertModel(config).save_pretrained(bert)
    BertTokenizer({word: place for place, word in enumerate(words)}).save_pretrained(bert)
    parts = [Transformer(str(bert), max_seq_length=30), Pooling(48, pooling)]
    if dense:
        parts.append(Dense(48, 16))
    model = SentenceTransformer(modules=parts, prompts=dict(prompts or {}), device="cpu")
    model.save(str(folder / "model"), create_model_card=False)
    return folder / "model"
