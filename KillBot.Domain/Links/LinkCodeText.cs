using System.Security.Cryptography;

namespace KillBot.Domain.Links;

/// <summary>Codes such as <c>KB-7F3K-92QD</c>: 40 random bits, without letters that look like digits.</summary>
public static class LinkCodeText
{
    public const int Length = 12;

    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string Generate()
    {
        var random = RandomNumberGenerator.GetString(Alphabet, 8);
        return $"KB-{random[..4]}-{random[4..]}";
    }

    /// <summary>Whether a text holds the code as a word of its own, letter by letter.</summary>
    public static bool IsIn(string? text, string code)
    {
        ArgumentException.ThrowIfNullOrEmpty(code);
        var rest = (text ?? "").AsSpan();
        var before = ' ';
        for (var at = rest.IndexOf(code, StringComparison.Ordinal); at >= 0; at = rest.IndexOf(code, StringComparison.Ordinal))
        {
            var end = at + code.Length;
            if (!Continues(at > 0 ? rest[at - 1] : before) && (end == rest.Length || !Continues(rest[end])))
            {
                return true;
            }

            before = rest[at];
            rest = rest[(at + 1)..];
        }

        return false;
    }

    private static bool Continues(char character) => char.IsLetterOrDigit(character) || character is '-' or '_';
}
