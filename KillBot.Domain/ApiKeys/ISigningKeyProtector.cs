namespace KillBot.Domain.ApiKeys;

/// <summary>Encrypts what is stored of a key's secret. The host has the keys to do it.</summary>
public interface ISigningKeyProtector
{
    byte[] Protect(byte[] signingKey);

    /// <exception cref="System.Security.Cryptography.CryptographicException">It was encrypted with keys that are gone.</exception>
    byte[] Unprotect(byte[] protectedSigningKey);
}
