// What every request of htmx needs: the CSRF token, and words when the server is silent.
const token = document.querySelector('meta[name="csrf-token"]')?.content;

document.addEventListener('htmx:configRequest', (event) => {
  const { verb, headers, parameters } = event.detail;
  if (verb !== 'get') {
    if (token) headers['X-CSRFToken'] = token;
    return;
  }
  // Empty fields would only make the address of a filtered list longer.
  for (const [name, value] of Object.entries(parameters)) if (value === '') delete parameters[name];
});

const say = (text) => document.dispatchEvent(new CustomEvent('kith:toast', { detail: text }));
const silent = 'The server did not answer. What you typed is still here; try again.';

document.addEventListener('htmx:sendError', () => say(silent));
document.addEventListener('htmx:timeout', () => say(silent));
document.addEventListener('htmx:responseError', (event) => {
  const { status, responseText } = event.detail.xhr;
  if (status === 401) return window.location.reload();
  // For a part of a page the server answers an error with one plain sentence.
  const sentence = new DOMParser().parseFromString(responseText ?? '', 'text/html').body.textContent.trim();
  say(sentence && sentence.length < 300 ? sentence : 'That did not work. What you typed is still here; try again.');
});

// A refused form comes back with its sentences: show it as any other answer.
document.addEventListener('htmx:beforeSwap', (event) => {
  if (event.detail.xhr.status === 422 || event.detail.xhr.status === 409) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  }
});

// What happened is also said aloud: swapped-in parts carry it in data-say.
document.addEventListener('htmx:afterSwap', () => {
  const live = document.getElementById('live');
  const said = document.querySelector('[data-say]');
  if (!live || !said) return;
  live.textContent = said.dataset.say;
  said.removeAttribute('data-say');
});
