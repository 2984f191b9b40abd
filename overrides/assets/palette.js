try{let t=localStorage.getItem("site-theme");if(t)document.documentElement.dataset.theme=t}catch{}
